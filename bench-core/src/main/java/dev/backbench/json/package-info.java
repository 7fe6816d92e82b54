/** Every file of ours in JSON: manifests, plans, fork records, reports, JMH's results. The only user of the JSON library. */
@NullMarked
package dev.backbench.json;

import org.jspecify.annotations.NullMarked;
