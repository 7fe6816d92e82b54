package dev.backbench.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.InputSize;
import dev.backbench.fixtures.postgres.DataSet;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.WrongResultException;
import dev.backbench.io.jdbc.Dashboard.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DashboardTest {
  private static final DataSet DATA = DataSet.of(InputSize.VERIFY);
  private static final long USER = 42;

  private final Dashboard.Answers answers = new Dashboard.Answers(DATA);

  /** Found by looking at each row, and by taking the newest one ten times: another way than the benchmark's. */
  private static Dashboard right() {
    Row.User user = DATA.userRows().filter(row -> row.id() == USER).findFirst().orElseThrow();
    List<Row.Post> left = new ArrayList<>(DATA.postRows().filter(row -> row.userId() == USER).toList());
    List<Post> recent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Row.Post newest = left.getFirst();
      for (Row.Post post : left) {
        if (post.created() > newest.created() || (post.created() == newest.created() && post.id() > newest.id())) {
          newest = post;
        }
      }
      left.remove(newest);
      recent.add(new Post(newest.id(), newest.title(), newest.likes(), newest.created()));
    }
    return new Dashboard(user, recent, DATA.eventRows().filter(row -> row.userId() == USER).count());
  }

  @Test
  void acceptsTheRightAnswer() {
    Optional<Dashboard> right = Optional.of(right());
    assertThat(answers.check(USER, right)).isSameAs(right);
  }

  @Test
  void acceptsNothingForNobody() {
    assertThat(answers.check(101, Optional.empty())).isEmpty();
  }

  @Test
  void refusesPostsInAnotherOrder() {
    Dashboard right = right();
    List<Post> swapped = new ArrayList<>(right.recent());
    swapped.set(3, right.recent().get(4));
    swapped.set(4, right.recent().get(3));
    assertWrong(USER, Optional.of(new Dashboard(right.user(), swapped, right.events())));
  }

  @Test
  void refusesNinePosts() {
    Dashboard right = right();
    assertWrong(USER, Optional.of(new Dashboard(right.user(), right.recent().subList(0, 9), right.events())));
  }

  @Test
  void refusesAnotherNumberOfEvents() {
    Dashboard right = right();
    assertWrong(USER, Optional.of(new Dashboard(right.user(), right.recent(), right.events() + 1)));
  }

  @Test
  void refusesTheDashboardOfAnotherUser() {
    assertWrong(USER + 1, Optional.of(right()));
  }

  @Test
  void refusesNothingForSomebodyAndSomebodyForNobody() {
    assertWrong(USER, Optional.empty());
    assertWrong(101, Optional.of(right()));
  }

  private void assertWrong(long id, Optional<Dashboard> answer) {
    assertThatThrownBy(() -> answers.check(id, answer)).isInstanceOf(WrongResultException.class)
        .hasMessageStartingWith("dashboard: expected the generated one of user " + id);
  }
}
