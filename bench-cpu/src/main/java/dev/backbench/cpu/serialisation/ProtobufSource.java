package dev.backbench.cpu.serialisation;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectReader;

/** The users of {@link SerialisationSource} as protobuf messages: for each u32 length and the bytes. */
public final class ProtobufSource implements KernelSource {
  private static final String MAGIC = "BBPB";

  /** Ready. */
  public ProtobufSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    List<String> users = SerialisationSource.users(size, parameters);
    ObjectReader reader = User.json().readerFor(User.class);
    InputWriter writer = new InputWriter(out, MAGIC, users.size());
    for (String json : users) {
      User user = reader.readValue(json);
      byte[] message = message(user).toByteArray();
      writer.u32(message.length).bytes(message);
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new ProtobufKernel(new InputReader(file, MAGIC));
  }

  private static Messages.User message(User user) {
    Messages.User.Builder message = Messages.User.newBuilder().setId(user.id()).setName(user.name())
        .setEmail(user.email()).setCountry(user.country()).setActive(user.active());
    user.orders().forEach(order -> message.addOrders(message(order)));
    return message.build();
  }

  private static Messages.Order message(User.Order order) {
    Messages.Order.Builder message = Messages.Order.newBuilder().setId(order.id()).setCreatedAt(order.createdAt())
        .setStatus(order.status()).setPaid(order.paid()).setTotalCents(order.totalCents()).setNote(order.note());
    order.items().forEach(item -> message.addItems(Messages.Item.newBuilder().setSku(item.sku())
        .setQuantity(item.quantity()).setPriceCents(item.priceCents())));
    return message.build();
  }
}
