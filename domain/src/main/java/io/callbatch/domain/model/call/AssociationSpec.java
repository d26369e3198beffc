package io.callbatch.domain.model.call;

/**
 * An association type.
 *
 * @param category who defined it
 * @param typeId its number within the category, as HubSpot gives it, such as 194 for call to
 *     contact
 */
public record AssociationSpec(AssociationCategory category, int typeId) {}
