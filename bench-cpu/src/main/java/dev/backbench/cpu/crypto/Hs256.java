package dev.backbench.cpu.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;

/** Signs claims and verifies the token (RFC 7519, HS256 of RFC 7518); every eighth comes back tampered with. */
final class Hs256 implements Operation {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(ISO_8859_1));
  private static final int SIGNATURE_CHARS = 43;

  private final Mac mac;

  Hs256(byte[] key) throws GeneralSecurityException {
    mac = HmacSha256.mac(key);
  }

  @Override
  public Result apply(byte[] claims, int number) {
    String token = sign(claims);
    String presented = number % TAMPERED == TAMPERED - 1 ? tamper(token) : token;
    byte[] signature = DECODER.decode(token.substring(token.length() - SIGNATURE_CHARS));
    return new Result(signature, verify(presented).map(accepted -> accepted.length).orElse(0));
  }

  /** A token: header, claims and signature. */
  String sign(byte[] claims) {
    String signed = HEADER + "." + encode(claims);
    return signed + "." + encode(mac.doFinal(signed.getBytes(ISO_8859_1)));
  }

  /** The claims of a token with this key's signature. */
  Optional<byte[]> verify(String token) {
    int end = token.lastIndexOf('.');
    int start = token.indexOf('.') + 1;
    if (end < start || !token.startsWith(HEADER) || start != HEADER.length() + 1) {
      return Optional.empty();
    }
    try {
      byte[] signature = DECODER.decode(token.substring(end + 1));
      byte[] expected = mac.doFinal(token.substring(0, end).getBytes(ISO_8859_1));
      return MessageDigest.isEqual(signature, expected)
          ? Optional.of(DECODER.decode(token.substring(start, end)))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Another first letter of the signature. */
  static String tamper(String token) {
    int at = token.lastIndexOf('.') + 1;
    return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
  }

  private static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }
}
