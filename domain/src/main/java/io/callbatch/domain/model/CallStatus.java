package io.callbatch.domain.model;

/**
 * How a call ended or how far it is: the values that HubSpot documents for {@code hs_call_status},
 * with those its calling extensions send.
 */
public enum CallStatus {
  BUSY,
  CALLING_CRM_USER,
  CANCELED,
  COMPLETED,
  CONNECTING,
  FAILED,
  HOLD,
  IN_PROGRESS,
  MISSED,
  NO_ANSWER,
  QUEUED,
  RINGING,
  UNKNOWN
}
