package dev.backbench.cpu.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every language has these; parity says that they agree on everything else. */
final class KnownAnswersTest {
  @ParameterizedTest
  @CsvSource({
      // FIPS 180-4, the example of NIST's cryptographic toolkit
      "sha256, x, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      // RFC 4231, test case 2
      "hmac-sha256, Jefe, what do ya want for nothing?, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      // RFC 7914, section 11, the first half of the answer
      "pbkdf2, salt, passwd, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"})
  void answersAsPublished(String algorithm, String key, String message, String answer) throws Exception {
    Operation operation = Algorithm.parse(algorithm).orElseThrow().operation(key.getBytes(US_ASCII), 1);
    assertThat(HexFormat.of().formatHex(operation.apply(message.getBytes(US_ASCII), 0).bytes())).isEqualTo(answer);
    assertThat(HexFormat.of().formatHex(operation.apply(message.getBytes(US_ASCII), 1).bytes()))
        .as("the second time").isEqualTo(answer);
  }

  /** McGrew and Viega, The Galois/Counter Mode of Operation, test case 14: all zero. */
  @Test
  void sealsAsPublished() throws Exception {
    Operation.Result result = new Aes256Gcm(new byte[32]).apply(new byte[16], 0);
    assertThat(HexFormat.of().formatHex(result.bytes())).isEqualTo("d0d1c8a799996bf0265b98b5d48ab919");
    assertThat(result.accepted()).isEqualTo(16);
  }

  /** RFC 7515, A.2. */
  @Test
  void signsWithRsaAsPublished() throws Exception {
    String input = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0"
        + "cnVlfQ";
    byte[] signature = new Rs256(Rfc7515Key.pkcs8()).apply(input.getBytes(US_ASCII), 0).bytes();
    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
        .startsWith("cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7").hasSize(342)
        .endsWith("hWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aes-256-gcm", "rs256"})
  void acceptsSevenOfEight(String algorithm) throws Exception {
    byte[] key = algorithm.equals("rs256") ? Rfc7515Key.pkcs8() : new byte[32];
    Operation operation = Algorithm.parse(algorithm).orElseThrow().operation(key, 1);
    for (int i = 0; i < 16; i++) {
      assertThat(operation.apply("{}".getBytes(US_ASCII), i).accepted()).as("message %d", i)
          .isEqualTo(i % 8 == 7 ? 0 : 2);
    }
  }

  /** The token that jwt.io shows. */
  @Test
  void signsAsPublished() throws Exception {
    Hs256 hs256 = new Hs256("your-256-bit-secret".getBytes(US_ASCII));
    assertThat(hs256.sign("{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"iat\":1516239022}".getBytes(US_ASCII)))
        .isEqualTo("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            + "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
            + "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c");
  }

  @Test
  void refusesWhatWasTamperedWith() throws Exception {
    Hs256 hs256 = new Hs256("key".getBytes(US_ASCII));
    String token = hs256.sign("{}".getBytes(US_ASCII));
    assertThat(hs256.verify(token)).hasValueSatisfying(claims -> assertThat(claims).asString().isEqualTo("{}"));
    assertThat(new Hs256("another".getBytes(US_ASCII)).verify(token)).isEmpty();
    // e30 is {}, W10 is []
    for (String wrong : List.of(Hs256.tamper(token), "x" + token, token.replace(".e30.", ".W10."), "nonsense", "a.b",
        token + "!")) {
      assertThat(hs256.verify(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void tamperingChangesOneLetter() {
    assertThat(Hs256.tamper("a.b.Cd")).isEqualTo("a.b.Ad");
    assertThat(Hs256.tamper("a.b.Ad")).isEqualTo("a.b.Bd");
  }

  @Test
  void acceptsSevenTokensOfEight() throws Exception {
    Hs256 hs256 = new Hs256("key".getBytes(US_ASCII));
    for (int i = 0; i < 16; i++) {
      assertThat(hs256.apply("{}".getBytes(US_ASCII), i).accepted()).as("token %d", i).isEqualTo(i % 8 == 7 ? 0 : 2);
    }
  }
}
