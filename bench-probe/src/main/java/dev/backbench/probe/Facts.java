package dev.backbench.probe;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What a forked JVM says of itself: version, collector, and what ergonomics made of its flags. */
final class Facts {
  private Facts() {}

  /** Name to value; no path, user or host name. */
  static Map<String, String> read() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("runtime", "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    StringJoiner collectors = new StringJoiner(", ");
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      collectors.add(bean.getName());
    }
    facts.put("collector", collectors.toString());
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (hotSpot != null) {
      flag(facts, hotSpot, "heap_bytes", "MaxHeapSize");
      flag(facts, hotSpot, "compressed_oops", "UseCompressedOops");
      flag(facts, hotSpot, "compact_object_headers", "UseCompactObjectHeaders");
      flag(facts, hotSpot, "parallel_gc_threads", "ParallelGCThreads");
      flag(facts, hotSpot, "tiered_compilation", "TieredCompilation");
    }
    return facts;
  }

  private static void flag(Map<String, String> facts, HotSpotDiagnosticMXBean hotSpot, String fact, String flag) {
    try {
      facts.put(fact, hotSpot.getVMOption(flag).getValue());
    } catch (IllegalArgumentException notInThisVersion) {
      // The fact is left out.
    }
  }
}
