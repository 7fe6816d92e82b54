package dev.backbench.io.jdbc.entities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A post, without its text: the list of a dashboard does not show it. */
@Entity(name = "Post")
@Immutable
@Table(name = "posts")
public class PostEntity {
  @Id
  private long id;

  @Column(name = "user_id")
  private long userId;

  private String title = "";
  private int likes;
  private long created;

  /** For JPA. */
  protected PostEntity() {}

  /** Primary key. */
  public long id() {
    return id;
  }

  /** Who wrote it. */
  public long userId() {
    return userId;
  }

  /** A few words. */
  public String title() {
    return title;
  }

  /** How many. */
  public int likes() {
    return likes;
  }

  /** Milliseconds since 1970 in UTC. */
  public long created() {
    return created;
  }
}
