package dev.backbench.cpu.serialisation;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;

/**
 * Decodes, validates and encodes messages with Google's runtime and generated classes. Decoding comes first, so that each
 * message is encoded once: a message that has been encoded remembers its size, and would be cheaper the next time.
 */
final class ProtobufKernel implements Kernel {
  private final byte[][] messages;
  private int next;

  /** Reads all messages. */
  ProtobufKernel(InputReader in) throws IOException {
    messages = new byte[in.items()][];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = in.bytes(in.u32());
    }
    in.expect(0);
  }

  @Override
  public int items() {
    return messages.length;
  }

  @Override
  public long step() {
    Messages.User user = decode(messages[next]);
    long sum = validate(user);
    next = next + 1 == messages.length ? 0 : next + 1;
    return user.toByteArray().length + sum;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (byte[] message : messages) {
      Messages.User user = decode(message);
      hash.bytes(user.toByteArray()).u64(validate(user));
    }
    return hash.value();
  }

  private static Messages.User decode(byte[] message) {
    try {
      return Messages.User.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("expected a user's message, got something else", e);
    }
  }

  /** As {@link User#validate}. */
  private static long validate(Messages.User user) {
    if (user.getId() < 1 || user.getName().isEmpty() || user.getEmail().indexOf('@') < 1
        || user.getCountry().length() != 2 || user.getOrdersCount() == 0) {
      throw new IllegalArgumentException("user %d breaks a rule".formatted(user.getId()));
    }
    long sum = user.getId() + (user.getActive() ? 1 : 0);
    for (Messages.Order order : user.getOrdersList()) {
      long total = 0;
      for (Messages.Item item : order.getItemsList()) {
        if (item.getSku().isEmpty() || item.getQuantity() < 1 || item.getPriceCents() < 0) {
          throw new IllegalArgumentException("order %d: an item breaks a rule".formatted(order.getId()));
        }
        total += (long) item.getQuantity() * item.getPriceCents();
        sum += item.getQuantity();
      }
      if (order.getId() < 1 || order.getCreatedAt().length() != 20 || !User.known(order.getStatus())
          || total != order.getTotalCents()) {
        throw new IllegalArgumentException("order %d breaks a rule".formatted(order.getId()));
      }
      sum += order.getId() + total + (order.getPaid() ? 1 : 0);
    }
    return sum;
  }
}
