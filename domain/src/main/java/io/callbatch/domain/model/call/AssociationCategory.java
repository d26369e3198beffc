package io.callbatch.domain.model.call;

/** Who defined an association type. */
public enum AssociationCategory {
  /** HubSpot. */
  HUBSPOT_DEFINED,
  /** The portal's people. */
  USER_DEFINED,
  /** An integration. */
  INTEGRATOR_DEFINED,
  /** HubSpot's workspace feature. */
  WORK,
  /** Not said, or not known to this program; no type is of this category. */
  UNKNOWN
}
