package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.DataSet;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.WrongResultException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a user sees first.
 *
 * @param user the user
 * @param recent the latest posts, newest first, and of equal age the highest id first
 * @param events how many events the user has
 */
record Dashboard(Row.User user, List<Post> recent, long events) {
  static final int POSTS = 10;
  private static final int MILLIS_PER_SECOND = 1_000;

  Dashboard {
    recent = List.copyOf(recent);
  }

  /**
   * A post in a list.
   *
   * @param id primary key
   * @param title a few words
   * @param likes how often it was liked
   * @param created milliseconds since 1970 in UTC
   */
  record Post(long id, String title, int likes, long created) {}

  /** A hash of all that is in it. */
  private int digest() {
    return digest(user, recent.hashCode(), events);
  }

  private static int digest(Row.User user, int recent, long events) {
    return 31 * (31 * user.hashCode() + recent) + Long.hashCode(events);
  }

  /** The right answers, computed from the generator: a hash per user. */
  static final class Answers {
    private final int[] hashes;

    Answers(DataSet dataSet) {
      hashes = new int[dataSet.users() + 1];
      PostHashes posts = new PostHashes(dataSet);
      int[] events = new int[hashes.length];
      dataSet.eventRows().forEach(row -> events[(int) row.userId()]++);
      dataSet.userRows().forEach(user -> {
        int id = (int) user.id();
        hashes[id] = digest(user, posts.recent(id), events[id]);
      });
    }

    /** How many users there are; every higher id must be answered with nothing. */
    int users() {
      return hashes.length - 1;
    }

    /**
     * Returns the answer unchanged.
     *
     * @throws WrongResultException when it is not the right one
     */
    Optional<Dashboard> check(long id, Optional<Dashboard> answer) {
      if (id > users() ? answer.isPresent() : answer.isEmpty() || answer.get().digest() != hashes[(int) id]) {
        throw new WrongResultException("dashboard: expected the generated one of user %d (of %d), got %s"
            .formatted(id, users(), answer));
      }
      return answer;
    }
  }

  /**
   * All posts as two numbers each, a hash and an age: twenty million posts at the large size would not fit the heap of a
   * fork otherwise.
   */
  private static final class PostHashes {
    private final int users;
    private final int[] hashes;
    /** Seconds since 1970; they fit until 2038, and the generator's year is fixed. */
    private final int[] created;

    PostHashes(DataSet dataSet) {
      users = dataSet.users();
      hashes = new int[dataSet.posts() + 1];
      created = new int[hashes.length];
      dataSet.postRows().forEach(row -> {
        int id = (int) row.id();
        hashes[id] = new Post(row.id(), row.title(), row.likes(), row.created()).hashCode();
        created[id] = (int) (row.created() / MILLIS_PER_SECOND);
      });
    }

    /** What {@link List#hashCode} says of the latest posts of that user, whose ids are as {@link DataSet#postRows} says. */
    int recent(int user) {
      return IntStream.iterate(user, id -> id < hashes.length, id -> id + users).boxed()
          .sorted(Comparator.<Integer>comparingInt(id -> created[id]).thenComparing(Comparator.naturalOrder())
              .reversed())
          .limit(POSTS).mapToInt(id -> hashes[id]).reduce(1, (hash, post) -> 31 * hash + post);
    }
  }
}
