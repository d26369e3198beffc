package io.callbatch.domain.model.call;

/**
 * An association of a call.
 *
 * @param toObjectType the other record's object type in the plural, such as {@code contacts}
 * @param toId the other record's id
 * @param spec the association's type
 */
public record CallAssociation(String toObjectType, String toId, AssociationSpec spec) {}
