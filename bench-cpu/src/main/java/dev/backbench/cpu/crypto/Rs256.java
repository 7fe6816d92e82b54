package dev.backbench.cpu.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/**
 * Signs a message by RSASSA-PKCS1-v1_5 with SHA-256 (RS256 of RFC 7518) and verifies the signature; every eighth comes
 * back tampered with. A signer and a verifier, which reset themselves.
 */
final class Rs256 implements Operation {
  private final Signature signer = Signature.getInstance("SHA256withRSA");
  private final Signature verifier = Signature.getInstance("SHA256withRSA");

  /** With a private key in PKCS #8. */
  Rs256(byte[] key) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey own = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key));
    signer.initSign(own);
    verifier.initVerify(factory.generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent())));
  }

  @Override
  public Result apply(byte[] message, int number) throws GeneralSecurityException {
    signer.update(message);
    byte[] signature = signer.sign();
    byte[] presented = signature.clone();
    if (number % TAMPERED == TAMPERED - 1) {
      presented[presented.length - 1] ^= 1;
    }
    verifier.update(message);
    return new Result(signature, verifier.verify(presented) ? message.length : 0);
  }
}
