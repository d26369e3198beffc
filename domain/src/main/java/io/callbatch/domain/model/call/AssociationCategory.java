package io.callbatch.domain.model.call;

import java.util.List;
import java.util.Optional;

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
  UNKNOWN;

  /** Those that types are of. */
  public static final List<AssociationCategory> KNOWN =
      List.of(HUBSPOT_DEFINED, USER_DEFINED, INTEGRATOR_DEFINED, WORK);

  /** The known category that HubSpot calls so. */
  public static Optional<AssociationCategory> named(String name) {
    return KNOWN.stream().filter(category -> category.name().equals(name)).findAny();
  }
}
