package dev.backbench.io.jdbc.entities;

import dev.backbench.fixtures.postgres.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A user. */
@Entity(name = "User")
@Table(name = "users")
public class UserEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private String email = "";
  private String name = "";
  private int age;
  private long created;

  /** For JPA. */
  protected UserEntity() {}

  /** A new one, without an id. */
  public UserEntity(String email, String name, int age, long created) {
    this.email = email;
    this.name = name;
    this.age = age;
    this.created = created;
  }

  /** What the generator and the other contenders call it. */
  public Row.User row() {
    return new Row.User(id, email, name, age, created);
  }

  /** Years. */
  public void setAge(int age) {
    this.age = age;
  }
}
