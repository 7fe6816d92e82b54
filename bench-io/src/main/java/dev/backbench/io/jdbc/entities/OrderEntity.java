package dev.backbench.io.jdbc.entities;

import dev.backbench.fixtures.postgres.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An order. */
@Entity(name = "Order")
@Immutable
@Table(name = "orders")
public class OrderEntity {
  @Id
  private long id;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "product_id")
  private long productId;

  private int quantity;

  @Column(name = "amount_cents")
  private long amountCents;

  private String status = "";
  private long created;

  /** For JPA. */
  protected OrderEntity() {}

  /** What the generator and the other contenders call it. */
  public Row.Order row() {
    return new Row.Order(id, userId, productId, quantity, amountCents, status, created);
  }
}
