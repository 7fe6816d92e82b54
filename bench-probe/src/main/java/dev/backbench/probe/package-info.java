/** The token-waiting JMH profiler and its host. */
package dev.backbench.probe;
