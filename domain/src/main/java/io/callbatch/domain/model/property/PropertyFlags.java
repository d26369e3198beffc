package io.callbatch.domain.model.property;

/**
 * What is true of a property.
 *
 * @param hubspotDefined whether it is there in every portal
 * @param calculated whether the system fills it
 * @param readOnly whether callers may not set it
 * @param required whether a new call must have it
 * @param unique whether no two calls of a portal may have the same value
 * @param externalOptions whether its options are kept elsewhere, so that any value is taken
 * @param hidden whether people are shown it
 */
public record PropertyFlags(
    boolean hubspotDefined,
    boolean calculated,
    boolean readOnly,
    boolean required,
    boolean unique,
    boolean externalOptions,
    boolean hidden) {}
