package dev.backbench.render;

import static java.util.Objects.requireNonNull;

import dev.backbench.json.PlainJson;
import dev.backbench.unit.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A real browser without a window, driven by the Chrome DevTools Protocol, of which this knows five methods: no library is
 * worth its weight for that. Every wait ends after half a minute.
 */
final class Chromium implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 30;
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final Map<Long, CompletableFuture<Map<?, ?>>> replies = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Map<?, ?>>> awaited = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong();
  private String session = "";

  /** Something that the browser told unasked. */
  record Event(String method, Map<?, ?> params) {}

  /** The browser on this machine's path. */
  static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome-headless-shell")
            .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable).findFirst();
  }

  /** Starts one with an empty page. */
  Chromium(Path executable, Path profile) throws Exception {
    // In a container as root there is no sandbox to be had; the pages are our own files.
    process = new ProcessBuilder(executable.toString(), "--headless", "--no-sandbox", "--disable-gpu",
        "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
        "--remote-debugging-address=127.0.0.1", "--user-data-dir=" + profile, "about:blank")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader errors = process.errorReader();
    String address = within(CompletableFuture.supplyAsync(() -> errors.lines()
        .filter(line -> line.startsWith(LISTENING)).findFirst().orElseThrow(), Thread::startVirtualThread))
        .substring(LISTENING.length());
    Thread.startVirtualThread(() -> errors.lines().forEach(_ -> {}));
    socket = within(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), new Listener()));
    String target = String.valueOf(call("Target.createTarget", Map.of("url", "about:blank")).get("targetId"));
    session = String.valueOf(
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId"));
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Opens a page and waits for its end. */
  void open(String address) throws Exception {
    CompletableFuture<Map<?, ?>> loaded = new CompletableFuture<>();
    awaited.put("Page.loadEventFired", loaded);
    call("Page.navigate", Map.of("url", address));
    within(loaded);
  }

  /** The value of an expression in the page, awaited if it is a promise. */
  Object evaluate(String expression) throws Exception {
    Map<?, ?> reply = call("Runtime.evaluate",
        Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (reply.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + reply);
    }
    return Optional.<Object>ofNullable(requireNonNull((Map<?, ?>) reply.get("result")).get("value"))
        .orElse(PlainJson.NULL);
  }

  /** What it told of that kind since it started. */
  List<Event> told(String method) {
    return events.stream().filter(event -> event.method().equals(method)).toList();
  }

  Map<?, ?> call(String method, Map<String, ?> params) throws Exception {
    long id = ids.incrementAndGet();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<Map<?, ?>> reply = new CompletableFuture<>();
    replies.put(id, reply);
    within(socket.sendText(PlainJson.line(message), true));
    Map<?, ?> answer = within(reply);
    if (answer.get("result") instanceof Map<?, ?> result) {
      return result;
    }
    throw new IOException(method + ": " + answer);
  }

  private static <T> T within(CompletableFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private void take(String text) {
    try {
      Map<?, ?> message = (Map<?, ?>) PlainJson.parse("DevTools", text);
      if (message.get("id") instanceof Long id) {
        Optional.ofNullable(replies.remove(id)).ifPresent(reply -> reply.complete(message));
      } else {
        Event event = new Event(String.valueOf(message.get("method")),
            requireNonNull((Map<?, ?>) message.get("params")));
        events.add(event);
        Optional.ofNullable(awaited.remove(event.method())).ifPresent(reply -> reply.complete(event.params()));
      }
    } catch (BadInputException e) {
      throw new IllegalStateException(text, e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> children = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Puts messages together, which come in parts. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        take(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
