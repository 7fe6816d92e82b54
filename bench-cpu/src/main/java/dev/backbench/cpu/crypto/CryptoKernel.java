package dev.backbench.cpu.crypto;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

/** Applies one algorithm to message after message. */
final class CryptoKernel implements Kernel {
  private static final int MOST_KEY_BYTES = 4096;
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] messages;
  private final Operation operation;
  private int next;

  /** Reads everything behind the beginning. */
  CryptoKernel(InputReader in) throws IOException {
    messages = new byte[in.items()][];
    int number = in.u32();
    int work = in.u32();
    int length = in.u32();
    int keyLength = in.u32();
    if (keyLength < 0 || keyLength > MOST_KEY_BYTES) {
      throw new IOException("key: expected 0..%d bytes, got %d".formatted(MOST_KEY_BYTES, keyLength));
    }
    in.expect(keyLength + (long) messages.length * length);
    Algorithm algorithm = Algorithm.of(number)
        .orElseThrow(() -> new IOException("algorithm: expected 0..5, got %d".formatted(number)));
    byte[] key = in.bytes(keyLength);
    for (int i = 0; i < messages.length; i++) {
      messages[i] = in.bytes(length);
    }
    try {
      operation = algorithm.operation(key, work);
    } catch (GeneralSecurityException e) {
      throw new IOException("expected a JDK with %s, got one without".formatted(algorithm), e);
    }
  }

  @Override
  public int items() {
    return messages.length;
  }

  @Override
  public long step() {
    Operation.Result result = apply(next);
    next = next + 1 == messages.length ? 0 : next + 1;
    return (long) LONGS.get(result.bytes(), 0) + result.accepted();
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < messages.length; i++) {
      Operation.Result result = apply(i);
      hash.bytes(result.bytes()).u32(result.accepted());
    }
    return hash.value();
  }

  private Operation.Result apply(int number) {
    try {
      return operation.apply(messages[number], number);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("message %d: %s".formatted(number, e.getMessage()), e);
    }
  }
}
