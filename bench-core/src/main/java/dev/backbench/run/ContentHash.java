package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 over named pieces, each with its length before it, so that no two lists of pieces look alike. */
final class ContentHash {
  private final MessageDigest digest = sha256();

  /** A fresh SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new LinkageError("every JDK has SHA-256", impossible);
    }
  }

  /** The SHA-256 of a file, in hexadecimal. */
  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, sink);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds a text. */
  ContentHash text(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  /** Adds what a stream holds. */
  ContentHash content(InputStream in) throws IOException {
    return bytes(in.readAllBytes());
  }

  /** Adds every file below a folder, by its path in it and its content; the order of a directory does not count. */
  ContentHash folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    text(Integer.toString(files.size()));
    for (Path file : files) {
      text(folder.relativize(file).toString());
      bytes(Files.readAllBytes(file));
    }
    return this;
  }

  /** The hash so far, in hexadecimal; ends this object's life. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private ContentHash bytes(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }
}
