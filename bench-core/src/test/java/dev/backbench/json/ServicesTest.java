package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Service;
import dev.backbench.contract.ServiceManifest;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServicesTest {
  private static final String SOUND = """
      {
        "title": "A service",
        "language": "python",
        "runtime": "python3",
        "headline": true,
        "start": {
          "argv": ["{runtime}", "main.py", "--port", "{port}"],
          "environment": {"PGPASSWORD": "{database.password}", "MODE": "production"}
        },
        "endpoints": ["health", "json", "user"],
        "tuning": [{"setting": "--loop uvloop", "reason": "the documented loop"}],
        "variants": {
          "2-workers": {"workers": 2, "environment": {"MODE": "two"}, "reason": "one for each CPU"}
        }
      }
      """;
  private static final String LOAD = """
      {
        "title": "JSON", "question": "How fast?", "operation": "one request", "metric": "throughput", "priority": 10,
        "parameters": {"connections": {"values": ["16", "64"], "quick": ["64"]}},
        "service": {"endpoint": "json", "traffic": "closed", "headline": true}
      }
      """;

  @TempDir
  private Path root;
  private Path manifest;

  @BeforeEach
  void writeOneServiceAndOneWorkload() throws IOException {
    manifest = root.resolve("fixtures/services/my-service/contender.json");
    Path load = root.resolve("bench-io/workloads/http/json/workload.json");
    Files.createDirectories(manifest.getParent());
    Files.createDirectories(load.getParent());
    Files.writeString(manifest, SOUND);
    Files.writeString(load, LOAD);
  }

  @Test
  void readsAServiceAndItsVariant() throws BadInputException {
    ServiceManifest read = Services.read(root).getFirst();
    Service service = read.service();
    Service variant = read.variants().getFirst().service();

    assertThat(read.headline()).isTrue();
    assertThat(service.id()).isEqualTo("my-service");
    assertThat(service.runtime()).isEqualTo(LanguageRuntime.PYTHON);
    assertThat(service.argv()).containsExactly("{runtime}", "main.py", "--port", "{port}");
    assertThat(service.endpoints()).containsExactly(Endpoint.HEALTH, Endpoint.JSON, Endpoint.USER);
    assertThat(read.tuning()).containsExactly(
        new ServiceManifest.Reason("--loop uvloop", "the documented loop"));
    assertThat(variant.id()).isEqualTo("my-service.2-workers");
    assertThat(variant.workers()).isEqualTo(2);
    assertThat(variant.argv()).isEqualTo(service.argv());
    assertThat(variant.environment()).isEqualTo(Map.of("PGPASSWORD", "{database.password}", "MODE", "two"));
  }

  @Test
  void makesEveryServiceThatImplementsTheEndpointAContender() throws BadInputException {
    Workload workload = Manifests.read(root).getFirst();

    assertThat(workload.contenders()).extracting(Contender::id).containsExactly("my-service", "my-service.2-workers");
    assertThat(workload.contenders()).extracting(Contender::quick).containsExactly(true, false);
    assertThat(workload.contenders().getFirst().arm()).isEqualTo(
        new Arm.Service(Services.read(root).getFirst().service(), Endpoint.JSON, Traffic.CLOSED, true));
  }

  @Test
  void countsVariantsOverSocketsAsQuickToo() throws IOException, BadInputException {
    Files.writeString(manifest, SOUND.replace("\"json\", ", "\"ws\", "));
    Files.writeString(root.resolve("bench-io/workloads/http/json/workload.json"),
        LOAD.replace("\"json\"", "\"ws\"").replace("closed", "hold"));

    assertThat(Manifests.read(root).getFirst().contenders()).extracting(Contender::quick).containsExactly(true, true);
  }

  @Test
  void leavesOutOfQuickWhatTheWorkloadSays() throws IOException, BadInputException {
    Files.writeString(manifest, SOUND.replace("\"json\", ", "\"ws\", "));
    Files.writeString(root.resolve("bench-io/workloads/http/json/workload.json"),
        LOAD.replace("\"json\"", "\"ws\"").replace("closed", "hold")
            .replace("\"headline\": true", "\"headline\": false, \"quick\": false"));

    assertThat(Manifests.read(root).getFirst().contenders()).extracting(Contender::quick)
        .containsExactly(false, false);
  }

  @Test
  void measuresAVariantWhereItSays() throws IOException, BadInputException {
    Files.writeString(manifest, SOUND.replace("\"workers\": 2", "\"traffic\": [\"launch\", \"idle\"], \"workers\": 2"));
    assertThat(Services.read(root).getFirst().variants().getFirst().traffic()).containsExactlyInAnyOrder(
        Traffic.LAUNCH, Traffic.IDLE);
    assertThat(Manifests.read(root).getFirst().contenders()).extracting(Contender::id).containsExactly("my-service");

    Files.writeString(root.resolve("bench-io/workloads/http/json/workload.json"),
        LOAD.replace("closed", "launch").replace("connections", "cpus").replace("[\"16\", \"64\"]", "[\"1\", \"64\"]"));
    assertThat(Manifests.read(root).getFirst().contenders()).extracting(Contender::id)
        .containsExactly("my-service", "my-service.2-workers");
  }

  @Test
  void onlyJavaStartsFromAnArchive() throws IOException {
    Files.writeString(manifest, SOUND.replace("\"workers\": 2", "\"archive\": \"aot\""));
    assertThatThrownBy(() -> Services.read(root)).hasMessageContaining("\"archive\" must be left out for python3");
    Files.writeString(manifest, SOUND.replace("\"workers\": 2", "\"archive\": \"zip\""));
    assertThatThrownBy(() -> Services.read(root)).hasMessageContaining("got \"zip\"");
  }

  @Test
  void findsNoServiceWhereThereIsNone() throws IOException, BadInputException {
    Files.delete(manifest);

    assertThat(Services.read(root)).isEmpty();
    assertThatThrownBy(() -> Manifests.read(root)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("no service implements \"json\"");
  }

  @Test
  void namesEveryProblemAtOnce() throws IOException {
    Files.writeString(manifest, SOUND.replace("title", "titel").replace("\"json\"", "\"jsn\"").replace("2,", "0,"));

    assertThatThrownBy(() -> Services.read(root)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("contender.json:2: expected a known key, got \"titel\". Did you mean \"title\"?")
        .hasMessageContaining("got \"jsn\". Did you mean \"json\"?")
        .hasMessageContaining("\"workers\" must be a whole number from 1 to 64, got 0.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"{port}\"]|\"{database.password}\"]|\"3\" must be one of",
      "\"{port}\"]|\"--port={port}\"]|must be a placeholder as a whole, or hold none",
      "\"{port}\"]|\"{prot}\"]|Did you mean \"{port}\"?",
      "\"MODE\": \"production\"|\"BACKBENCH_PORT\": \"1\"|not one of ours (BACKBENCH_)",
      "\"python3\"|\"go\"|\"language\" must be \"go\"",
      "\"python3\",|\"python3\", \"artifact\": \"x\",|\"artifact\" must be left out for python3",
      "\"health\", |\"slow\", |must hold health",
      "\"json\", \"user\"|\"json\", \"crud\"|must hold user beside crud",
      "\"json\", \"user\"|\"json\", \"json\"|must occur once",
      "\"2-workers\"|\"Two Workers\"|variant: expected"})
  void refusesAMistake(String sound, String mistake, String words) throws IOException {
    Files.writeString(manifest, SOUND.replace(sound, mistake));

    assertThatThrownBy(() -> Services.read(root)).isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"closed\"|\"open\"|needs a parameter \"rate\"",
      "\"closed\"|\"close\"|Did you mean \"closed\"?",
      "\"closed\"|\"hold\"|does not fit endpoint json: echo and hold go to ws",
      "\"closed\"|\"echo\"|needs a parameter \"interval-s\"",
      "\"16\", |\"many\", |must have whole numbers, got \"many\"",
      "\"connections\"|\"page-cache\"|must have values of [cold, warm], got \"16\"",
      "\"connections\"|\"cpu-quota-percent\"|parameter cpu-quota-percent is for \"traffic\" launch, got closed",
      "\"service\":|\"contenders\": {}, \"service\":|must stand without \"contenders\""})
  void refusesAMistakeInALoad(String sound, String mistake, String words) throws IOException {
    Files.writeString(root.resolve("bench-io/workloads/http/json/workload.json"), LOAD.replace(sound, mistake));

    assertThatThrownBy(() -> Manifests.read(root)).isInstanceOf(BadInputException.class).hasMessageContaining(words);
  }
}
