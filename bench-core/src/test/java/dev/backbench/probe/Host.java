package dev.backbench.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in the real host's place and lies; the benchmark's name says how. It is its own fork, too. */
public final class Host {
  private static final Pattern PORT = Pattern.compile("port=(\\d+);fork=(\\d+)");
  private static final String DONE = "DONE ops=%s rate_per_second=%s\n";

  private Host() {}

  /** Lies about one request. */
  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String request = URLDecoder.decode(in.readLine(), StandardCharsets.UTF_8);
    Matcher port = PORT.matcher(request);
    if (!port.find()) {
      throw new IOException("expected a port, got " + request);
    }
    String lie = request.replaceAll(".*\\\\Qlies\\.(\\w+)\\\\E.*", "$1");
    if (lie.equals("dies")) {
      System.err.println("last words");
      Runtime.getRuntime().halt(7);
    } else if (lie.equals("hostBabbles")) {
      System.out.println("hello there");
    } else if (!lie.equals("silent")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)))) {
        talk(lie, port.group(2), socket);
      }
    }
    in.readLine();
  }

  private static void talk(String lie, String fork, Socket socket) throws IOException {
    String secret = lie.equals("stranger") ? "guess" : System.getenv("BACKBENCH_PROBE_SECRET");
    long pid = lie.equals("foreignPid") ? 1 : ProcessHandle.current().pid();
    say(socket,
        "HELLO fork=%s secret=%s pid=%d mode=avgt threads=1 ops_per_call=1%nREADY%n".formatted(fork, secret, pid));
    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    if (in.readLine() == null) {
      return;
    }
    switch (lie) {
      case "babbles" -> say(socket, "%%% 'tis no message\n");
      case "isEndless" -> say(socket, "A".repeat(300_000));
      case "didNothing" -> say(socket, DONE.formatted(0, 1) + "READY\n");
      case "isInfinitelyFast" -> say(socket, DONE.formatted(1, "Infinity") + "READY\n");
      case "isNaN" -> say(socket, DONE.formatted(1, "NaN") + "READY\n");
      case "saysNoNumber" -> say(socket, "DONE\nREADY\n");
      case "answersTwice" -> say(socket, DONE.formatted(1, 1).repeat(2));
      default -> throw new IOException("no such lie: " + lie);
    }
    in.readLine();
  }

  private static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
