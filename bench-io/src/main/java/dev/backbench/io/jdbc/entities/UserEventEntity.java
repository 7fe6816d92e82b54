package dev.backbench.io.jdbc.entities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An event of a user; counted, never read. */
@Entity(name = "UserEvent")
@Immutable
@Table(name = "user_events")
public class UserEventEntity {
  @Id
  private long id;

  @Column(name = "user_id")
  private long userId;

  /** For JPA. */
  protected UserEventEntity() {}

  /** Primary key. */
  public long id() {
    return id;
  }

  /** Whose event. */
  public long userId() {
    return userId;
  }
}
