package io.callbatch.domain.model;

/** Who called whom: the values that HubSpot documents for {@code hs_call_direction}. */
public enum CallDirection {
  /** The other side called. */
  INBOUND,
  /** The HubSpot user called. */
  OUTBOUND
}
