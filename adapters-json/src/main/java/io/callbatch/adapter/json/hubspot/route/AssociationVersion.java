package io.callbatch.adapter.json.hubspot.route;

/**
 * The versions of HubSpot's associations API as its published documents have them: the paths, and
 * the statuses in which they differ.
 */
public enum AssociationVersion {
  /** Version 4. */
  V4("/crm/v4/objects", "/crm/v4/associations", true, 201, 204),
  /** September 2025. */
  V2025_09("/crm/objects/2025-09", "/crm/associations/2025-09", true, 201, 200),
  /** March 2026. */
  V2026_03("/crm/objects/2026-03", "/crm/associations/2026-03", true, 201, 200),
  /** September 2026, before its release. */
  V2026_09_BETA("/crm/objects/2026-09-beta", "/crm/associations/2026-09-beta", true, 201, 200),
  /** September 2026. */
  V2026_09("/crm/objects/2026-09", "/crm/associations/2026-09", false, 200, 200);

  private final String objects;
  private final String batches;
  private final boolean lists;
  private final int batchCreateStatus;
  private final int batchArchiveStatus;

  AssociationVersion(
      String objects,
      String batches,
      boolean lists,
      int batchCreateStatus,
      int batchArchiveStatus) {
    this.objects = objects;
    this.batches = batches;
    this.lists = lists;
    this.batchCreateStatus = batchCreateStatus;
    this.batchArchiveStatus = batchArchiveStatus;
  }

  /** What the paths of one record begin with; its object type follows. */
  public String objects() {
    return objects;
  }

  /** What the paths of batches begin with; both object types follow. */
  public String batches() {
    return batches;
  }

  /** Whether the associations of one record can be listed. */
  public boolean lists() {
    return lists;
  }

  /** The status of a {@code batch/create} that did everything. */
  public int batchCreateStatus() {
    return batchCreateStatus;
  }

  /** The status of {@code batch/archive} and {@code batch/labels/archive}. */
  public int batchArchiveStatus() {
    return batchArchiveStatus;
  }
}
