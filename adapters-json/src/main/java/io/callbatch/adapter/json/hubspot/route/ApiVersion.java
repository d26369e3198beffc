package io.callbatch.adapter.json.hubspot.route;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The versions of HubSpot's object routes: under which prefixes they are served, and in what they
 * differ. Everything else is the same in all of them.
 */
public enum ApiVersion {
  /** The version without a date. */
  V3(201, EnumSet.noneOf(Extra.class), "/crm/v3/objects", "/crm/objects/v3"),
  /** September 2025. */
  V2025_09(200, EnumSet.allOf(Extra.class), "/crm/objects/2025-09"),
  /** March 2026. */
  V2026_03(201, EnumSet.noneOf(Extra.class), "/crm/objects/2026-03"),
  /** September 2026, before its release. */
  V2026_09_BETA(201, EnumSet.allOf(Extra.class), "/crm/objects/2026-09-beta"),
  /** September 2026. */
  V2026_09(201, EnumSet.noneOf(Extra.class), "/crm/objects/2026-09");

  /** Routes that only some versions have. */
  public enum Extra {
    /** {@code POST …/gdpr-delete}. */
    GDPR_DELETE,
    /** {@code POST …/merge}. */
    MERGE
  }

  private final int batchCreateStatus;
  private final Set<Extra> extras;
  private final List<String> prefixes;

  ApiVersion(int batchCreateStatus, Set<Extra> extras, String... prefixes) {
    this.batchCreateStatus = batchCreateStatus;
    this.extras = extras;
    this.prefixes = List.of(prefixes);
  }

  /** The status of a {@code batch/create} that did everything. */
  public int batchCreateStatus() {
    return batchCreateStatus;
  }

  /** Whether the version has these routes. */
  public boolean has(Extra extra) {
    return extras.contains(extra);
  }

  /** What its paths begin with; the object type follows. */
  public List<String> prefixes() {
    return prefixes;
  }
}
