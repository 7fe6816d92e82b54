package dev.backbench.cpu.etlaggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpendTest {
  private final Ranking ranking = new Ranking();

  /** 5,000 users need seven growths from 64 slots; user u spends u twice, so the best ten are 4,999 down to 4,990. */
  @Test
  void keepsEachUsersSumThroughGrowth() {
    Spend spend = new Spend();
    for (int round = 0; round < 2; round++) {
      for (int user = 0; user < 5_000; user++) {
        spend.add(user, user);
      }
    }
    spend.rank(ranking);
    assertThat(ranking.size()).isEqualTo(10);
    for (int place = 0; place < 10; place++) {
      assertThat(ranking.user(place)).isEqualTo(4_999 - place);
      assertThat(ranking.cents(place)).isEqualTo(2L * (4_999 - place));
    }
  }

  @Test
  void ranksEqualAmountsByUser() {
    for (int user : new int[]{4, 9, 2}) {
      ranking.offer(user, 100);
    }
    ranking.offer(7, 101);
    assertThat(users()).containsExactly(7, 2, 4, 9);
  }

  /** Of twelve equal amounts the ten lowest users stay, whatever the order in which they come. */
  @Test
  void dropsTheLastOfMoreThanTen() {
    for (int user = 11; user >= 0; user--) {
      ranking.offer(user, 100);
    }
    ranking.offer(12, 99);
    assertThat(users()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    ranking.clear();
    assertThat(ranking.size()).isZero();
  }

  private int[] users() {
    int[] users = new int[ranking.size()];
    for (int place = 0; place < users.length; place++) {
      users[place] = ranking.user(place);
    }
    return users;
  }
}
