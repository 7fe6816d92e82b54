package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.jdbc.entities.OrderEntity;
import dev.backbench.io.jdbc.entities.UserEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * By JPA as it is meant: an entity is read, changed and written back when its transaction commits, so a change is two
 * statements.
 *
 * @param factory over the pool
 */
record JpaCrud(EntityManagerFactory factory) implements CrudActions {
  @Override
  public long create(Row.User user) {
    return inTransaction(manager -> {
      UserEntity entity = new UserEntity(user.email(), user.name(), user.age(), user.created());
      manager.persist(entity);
      return entity.row().id();
    });
  }

  @Override
  public Optional<Row.User> read(long id) {
    try (EntityManager manager = factory.createEntityManager()) {
      return Optional.ofNullable(manager.find(UserEntity.class, id)).map(UserEntity::row);
    }
  }

  @Override
  public List<Row.Order> orders(long userId) {
    try (EntityManager manager = factory.createEntityManager()) {
      return manager.createQuery("select o from Order o where o.userId = :user order by o.id", OrderEntity.class)
          .setParameter("user", userId).getResultList().stream().map(OrderEntity::row).toList();
    }
  }

  @Override
  public boolean setAge(long id, int age) {
    return inTransaction(manager -> {
      UserEntity user = manager.find(UserEntity.class, id);
      if (user == null) {
        return false;
      }
      user.setAge(age);
      return true;
    });
  }

  @Override
  public boolean delete(long id) {
    return inTransaction(manager -> {
      UserEntity user = manager.find(UserEntity.class, id);
      if (user == null) {
        return false;
      }
      manager.remove(user);
      return true;
    });
  }

  private <T> T inTransaction(Function<EntityManager, T> work) {
    return factory.callInTransaction(work);
  }
}
