package io.callbatch.domain.model.call;

/**
 * On whose behalf something is done.
 *
 * @param portal the portal whose data is seen and changed, and no other's
 * @param source what the history will name as the source of changes
 */
public record Caller(PortalId portal, ChangeSource source) {}
