package dev.backbench.render;

/**
 * A part of a page that its table of contents names.
 *
 * @param id its anchor
 * @param title its heading
 * @param body its markup
 */
record Section(String id, String title, String body) {}
