package dev.backbench.cpu.serialisation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The classes are committed: they must be those of the committed {@code users.proto}. */
final class GeneratedMessagesTest {
  private static final Path PROTO = Path.of("workloads", "serialisation", "users.proto");

  @Test
  void sayWhatTheProtoFileSays() throws IOException {
    String proto = Files.readString(PROTO);
    String messages = Messages.getDescriptor().getMessageTypes().stream().map(GeneratedMessagesTest::text)
        .collect(joining("\n"));
    assertThat(proto.substring(proto.indexOf("message "))).isEqualTo(messages);
  }

  /** The examples of the encoding's documentation: 150 as field 1, "testing" as field 2. */
  @Test
  void encodeAsPublished() {
    byte[] encoded = Messages.Order.newBuilder().setId(150).setCreatedAt("testing").build().toByteArray();
    assertThat(HexFormat.of().formatHex(encoded)).isEqualTo("089601" + "120774657374696e67");
  }

  private static String text(Descriptor message) {
    return message.getFields().stream().map(GeneratedMessagesTest::text)
        .collect(joining("", "message " + message.getName() + " {\n", "}\n"));
  }

  private static String text(FieldDescriptor field) {
    String type = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        ? field.getMessageType().getName()
        : field.getType().name().toLowerCase(Locale.ROOT);
    return "  %s%s %s = %d;\n".formatted(field.isRepeated() ? "repeated " : "", type, field.getName(),
        field.getNumber());
  }
}
