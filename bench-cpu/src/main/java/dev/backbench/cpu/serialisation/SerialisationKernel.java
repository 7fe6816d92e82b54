package dev.backbench.cpu.serialisation;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Jackson's data binding to records, with one reader and one writer for all calls. */
final class SerialisationKernel implements Kernel {
  private final ObjectReader reader;
  private final ObjectWriter writer;
  private final User[] users;
  private int next;

  /** Reads all users. */
  SerialisationKernel(InputReader in) throws IOException {
    JsonMapper mapper = User.json();
    reader = mapper.readerFor(User.class);
    writer = mapper.writerFor(User.class);
    users = new User[in.items()];
    try {
      for (int i = 0; i < users.length; i++) {
        users[i] = reader.readValue(in.bytes(in.u32()));
      }
    } catch (JacksonException e) {
      throw new IOException("expected users as JSON, got something else", e);
    }
    in.expect(0);
  }

  @Override
  public int items() {
    return users.length;
  }

  @Override
  public long step() {
    byte[] json = writer.writeValueAsBytes(users[next]);
    User decoded = reader.readValue(json);
    next = next + 1 == users.length ? 0 : next + 1;
    return json.length + decoded.validate();
  }

  @Override
  public long checksum() {
    Fnv1a64 hash = new Fnv1a64();
    for (User user : users) {
      User decoded = reader.readValue(writer.writeValueAsBytes(user));
      hash.bytes(writer.writeValueAsBytes(decoded)).u64(decoded.validate());
    }
    next = 0;
    return hash.value();
  }
}
