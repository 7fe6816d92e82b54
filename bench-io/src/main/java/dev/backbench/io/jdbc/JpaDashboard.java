package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.jdbc.entities.PostEntity;
import dev.backbench.io.jdbc.entities.UserEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * By JPA, with an entity manager for each query, as a repository outside a transaction has.
 *
 * @param factory over the pool
 */
record JpaDashboard(EntityManagerFactory factory) implements DashboardQueries {
  /** Pieces for {@link QueryCount}: what Hibernate makes of the entities. */
  static final String USER = "from users ue1_0 where ue1_0.id=";
  static final String POSTS = "from posts pe1_0 where pe1_0.user_id=";
  static final String EVENTS = "from user_events uee1_0 where uee1_0.user_id=";

  @Override
  public Optional<Row.User> user(long id) {
    return with(manager -> Optional.ofNullable(manager.find(UserEntity.class, id)).map(UserEntity::row));
  }

  @Override
  public List<Dashboard.Post> posts(long userId) {
    return with(manager -> manager
        .createQuery("select p from Post p where p.userId = :user order by p.created desc, p.id desc", PostEntity.class)
        .setParameter("user", userId).setMaxResults(Dashboard.POSTS).getResultList().stream()
        .map(post -> new Dashboard.Post(post.id(), post.title(), post.likes(), post.created())).toList());
  }

  @Override
  public long events(long userId) {
    return with(manager -> manager.createQuery("select count(e) from UserEvent e where e.userId = :user", Long.class)
        .setParameter("user", userId).getSingleResult());
  }

  private <T> T with(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      return work.apply(manager);
    }
  }
}
