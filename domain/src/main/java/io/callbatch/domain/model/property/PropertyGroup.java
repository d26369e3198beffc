package io.callbatch.domain.model.property;

/**
 * Properties that people are shown together.
 *
 * @param name its name, lower case
 * @param label its name for people
 * @param displayOrder place among the groups; -1: after those that have one
 */
public record PropertyGroup(String name, String label, int displayOrder) {}
