/** Workload {@code process-ipc}: handing tasks with a payload to workers. */
@NullMarked
package dev.backbench.cpu.processipc;

import org.jspecify.annotations.NullMarked;
