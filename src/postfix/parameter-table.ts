/**
 * Parameters whose bad value makes a Postfix program stop when it starts: which programs read them (`*` is every program and command),
 * what they must be, and their limits (postconf(5); the tables of Postfix 3.7 and 3.10, where both agree). `text` may not be empty.
 */
export const PARAMETER_TABLE = `
*: boolean
  address_verify_negative_cache backwards_bounce_logfile_compatibility daemon_table_open_error_is_fatal disable_dns_lookups
  disable_mime_input_processing disable_mime_output_conversion dns_ncache_ttl_fix_enable enable_idna2003_compatibility
  enable_long_queue_ids enable_original_recipient helpful_warnings multi_instance_enable owner_request_special respectful_logging
  send_cyrus_sasl_authzid smtputf8_enable soft_bounce strict_7bit_headers strict_8bitmime strict_8bitmime_body
  strict_mime_encoding_domain strict_smtputf8

*: integer to 6
  delay_logging_resolution_limit

*: integer
  dont_remove fault_injection_code tcp_windowsize

*: integer from 1
  berkeley_db_create_buffer_size berkeley_db_read_buffer_size debug_peer_level default_process_limit deliver_lock_attempts
  fork_attempts hash_queue_depth header_address_token_limit header_size_limit max_use mime_boundary_length_limit
  mime_nesting_limit

*: integer from 512
  line_length_limit

*: long
  message_size_limit

*: long from 1
  lmdb_map_size

*: time to 10
  in_flow_delay

*: time from 1
  application_event_drain_time daemon_timeout deliver_lock_delay fork_delay ipc_idle ipc_timeout ipc_ttl max_idle stale_lock_time
  trigger_timeout

*: text from 1
  address_verify_service_name bounce_service_name cleanup_service_name command_directory daemon_directory data_directory
  default_database_type default_privs defer_service_name double_bounce_sender error_service_name flush_service_name
  hash_queue_names info_log_address_format mail_name mail_owner mail_release_date mail_version maillog_file_compressor
  maillog_file_prefixes maillog_file_rotate_suffix meta_directory mydomain myhostname mynetworks_style myorigin
  pickup_service_name postlog_service_name process_id_directory proxymap_service_name proxywrite_service_name queue_directory
  queue_service_name rewrite_service_name setgid_group shlib_directory showq_service_name smtputf8_autodetect_classes
  syslog_facility syslog_name trace_service_name verp_delimiter_filter

*: text from 2 to 2
  default_verp_delimiters

anvil: time from 1
  anvil_rate_time_unit anvil_status_update_time

bounce: boolean
  enable_threaded_bounces

bounce: integer from 1
  bounce_size_limit

bounce: text from 1
  2bounce_notice_recipient delay_notice_recipient

bounce cleanup: time
  delay_warning_time

bounce cleanup lmtp smtp smtpd: text from 1
  header_from_format

bounce qmgr: time to 8640000
  maximal_queue_lifetime

bounce smtpd: text from 1
  bounce_notice_recipient

cleanup: boolean
  always_add_missing_headers cleanup_replace_stray_cr_lf detect_8bit_encoding_header

cleanup: integer
  body_checks_size_limit

cleanup: integer from 1
  hopcount_limit queue_file_attribute_count_limit virtual_alias_address_length_limit virtual_alias_expansion_limit
  virtual_alias_recursion_limit

cleanup: text from 1
  canonical_classes recipient_canonical_classes sender_canonical_classes

cleanup local showq: integer
  duplicate_filter_limit

cleanup qmgr: boolean
  disable_verp_bounces

cleanup showq trivial-rewrite: text from 1
  empty_address_recipient

cleanup smtpd: time from 1
  milter_command_timeout milter_connect_timeout milter_content_timeout

cleanup smtpd: text from 1
  milter_default_action milter_macro_daemon_name milter_macro_v milter_protocol

dnsblog: time
  dnsblog_reply_delay

flush: time from 1
  fast_flush_purge_time fast_flush_refresh_time

lmtp: boolean
  lmtp_assume_final lmtp_balance_inet_protocols lmtp_bind_address_enforce lmtp_cname_overrides_servername
  lmtp_connection_cache_on_demand lmtp_defer_if_no_mx_address_found lmtp_enforce_tls lmtp_per_request_deadline
  lmtp_quote_rfc821_envelope lmtp_randomize_addresses lmtp_sasl_auth_enable lmtp_sasl_auth_soft_bounce lmtp_send_dummy_mail_auth
  lmtp_send_xforward_command lmtp_sender_dependent_authentication lmtp_skip_5xx_greeting lmtp_skip_quit_response
  lmtp_tls_block_early_mail_reply lmtp_tls_connection_reuse lmtp_tls_enforce_peername lmtp_tls_force_insecure_host_tlsa_lookup
  lmtp_tls_note_starttls_offer lmtp_tls_wrappermode lmtp_use_tls

lmtp: integer
  lmtp_connection_reuse_count_limit lmtp_line_length_limit lmtp_mx_address_limit lmtp_mx_session_limit lmtp_tls_scert_verifydepth

lmtp: integer from 1
  lmtp_min_data_rate

lmtp: time
  lmtp_connect_timeout lmtp_pix_workaround_threshold_time lmtp_sasl_auth_cache_time

lmtp: time from 1
  lmtp_connection_cache_time_limit lmtp_connection_reuse_time_limit lmtp_data_done_timeout lmtp_data_init_timeout
  lmtp_data_xfer_timeout lmtp_lhlo_timeout lmtp_mail_timeout lmtp_pix_workaround_delay_time lmtp_quit_timeout lmtp_rcpt_timeout
  lmtp_rset_timeout lmtp_starttls_timeout lmtp_xforward_timeout

lmtp: text from 1
  lmtp_address_preference lmtp_address_verify_target lmtp_host_lookup lmtp_lhlo_name lmtp_sasl_type lmtp_tls_ciphers
  lmtp_tls_fingerprint_digest lmtp_tls_mandatory_ciphers lmtp_tls_secure_cert_match lmtp_tls_verify_cert_match

lmtp postscreen smtp smtpd: text from 1
  tlsproxy_service_name

lmtp qmgr smtp: time from 1
  minimal_backoff_time queue_run_delay

lmtp smtp: boolean
  ignore_mx_lookup_error

lmtp smtp: time from 1
  connection_cache_protocol_timeout

lmtp smtp: text from 1
  connection_cache_service_name

lmtp smtp smtpd: text from 1
  error_notice_recipient

local: boolean
  biff expand_owner_alias frozen_delivered_to require_home_directory reset_owner_alias sun_mailtool_compatibility

local: long
  mailbox_size_limit

local: text from 1
  command_expansion_filter execution_directory_expansion_filter forward_expansion_filter mailbox_delivery_lock

local pipe spawn: time from 1
  command_time_limit

local virtual: boolean
  strict_mailbox_ownership

postscreen: boolean
  postscreen_bare_newline_enable postscreen_disable_vrfy_command postscreen_enforce_tls postscreen_helo_required
  postscreen_non_smtp_command_enable postscreen_pipelining_enable postscreen_use_tls

postscreen: integer
  postscreen_client_connection_count_limit postscreen_dnsbl_allowlist_threshold

postscreen: integer from 1
  postscreen_command_count_limit postscreen_dnsbl_threshold

postscreen: integer from 5
  postscreen_post_queue_limit

postscreen: integer from 10
  postscreen_pre_queue_limit

postscreen: time
  postscreen_cache_cleanup_interval

postscreen: time from 1
  postscreen_bare_newline_ttl postscreen_cache_retention_time postscreen_command_time_limit postscreen_dnsbl_max_ttl
  postscreen_dnsbl_min_ttl postscreen_dnsbl_timeout postscreen_greet_ttl postscreen_greet_wait postscreen_non_smtp_command_ttl
  postscreen_pipelining_ttl postscreen_upstream_proxy_timeout

postscreen: time from 10
  postscreen_watchdog_timeout

postscreen: text from 1
  dnsblog_service_name postscreen_bare_newline_action postscreen_denylist_action postscreen_dnsbl_action
  postscreen_expansion_filter postscreen_greet_action postscreen_non_smtp_command_action postscreen_pipelining_action
  smtpd_service_name

postscreen smtpd: boolean
  disable_vrfy_command smtpd_helo_required

postscreen smtpd: integer
  smtpd_client_connection_count_limit

postscreen smtpd: text from 1
  smtpd_banner smtpd_expansion_filter

postscreen smtpd tlsproxy: boolean
  smtpd_enforce_tls smtpd_use_tls

qmgr: boolean
  confirm_delay_cleared destination_concurrency_feedback_debug

qmgr: integer
  default_delivery_slot_cost default_delivery_slot_loan default_destination_concurrency_failed_cohort_limit
  default_destination_concurrency_limit default_destination_recipient_limit default_extra_recipient_limit
  default_minimum_delivery_slots default_recipient_limit local_destination_concurrency_limit local_destination_recipient_limit

qmgr: integer to 100
  default_delivery_slot_discount

qmgr: integer from 1
  address_verify_pending_request_limit default_recipient_refill_limit initial_destination_concurrency qmgr_message_active_limit
  qmgr_message_recipient_limit qmgr_message_recipient_minimum

qmgr: time to 8640000
  bounce_queue_lifetime

qmgr: time
  default_destination_rate_delay default_transport_rate_delay qmgr_clog_warn_time

qmgr: time from 1
  default_recipient_refill_delay maximal_backoff_time qmgr_daemon_timeout qmgr_ipc_timeout transport_retry_time

qmgr: text from 1
  default_destination_concurrency_negative_feedback default_destination_concurrency_positive_feedback

qmqpd: boolean
  qmqpd_client_port_logging

qmqpd: time
  qmqpd_error_delay

qmqpd: time from 1
  qmqpd_timeout

scache: time from 1
  connection_cache_status_update_time connection_cache_ttl_limit

smtp: boolean
  smtp_always_send_ehlo smtp_balance_inet_protocols smtp_bind_address_enforce smtp_cname_overrides_servername
  smtp_connection_cache_on_demand smtp_defer_if_no_mx_address_found smtp_never_send_ehlo smtp_per_request_deadline
  smtp_quote_rfc821_envelope smtp_randomize_addresses smtp_sasl_auth_enable smtp_sasl_auth_soft_bounce smtp_send_dummy_mail_auth
  smtp_send_xforward_command smtp_sender_dependent_authentication smtp_skip_5xx_greeting smtp_skip_quit_response
  smtp_tls_block_early_mail_reply smtp_tls_connection_reuse smtp_tls_enforce_peername smtp_tls_force_insecure_host_tlsa_lookup
  smtp_tls_note_starttls_offer smtp_tls_wrappermode

smtp: integer
  smtp_connection_reuse_count_limit smtp_line_length_limit smtp_mx_address_limit smtp_mx_session_limit

smtp: integer from 1
  smtp_min_data_rate

smtp: time
  smtp_connect_timeout smtp_pix_workaround_threshold_time smtp_sasl_auth_cache_time

smtp: time from 1
  smtp_connection_cache_time_limit smtp_connection_reuse_time_limit smtp_data_done_timeout smtp_data_init_timeout
  smtp_data_xfer_timeout smtp_helo_timeout smtp_mail_timeout smtp_pix_workaround_delay_time smtp_quit_timeout smtp_rcpt_timeout
  smtp_rset_timeout smtp_starttls_timeout smtp_xforward_timeout

smtp: text from 1
  smtp_address_preference smtp_address_verify_target smtp_helo_name smtp_host_lookup smtp_sasl_type smtp_tls_ciphers
  smtp_tls_mandatory_ciphers smtp_tls_secure_cert_match smtp_tls_verify_cert_match

smtp tlsproxy: boolean
  smtp_enforce_tls smtp_use_tls

smtp tlsproxy: integer
  smtp_tls_scert_verifydepth

smtp tlsproxy: text from 1
  smtp_tls_fingerprint_digest

smtpd: boolean
  allow_untrusted_routing broken_sasl_auth_clients smtpd_client_port_logging smtpd_delay_open_until_valid_rcpt smtpd_delay_reject
  smtpd_forbid_unauth_pipelining smtpd_peername_lookup smtpd_per_request_deadline smtpd_reject_unlisted_recipient
  smtpd_reject_unlisted_sender smtpd_relay_before_recipient_restrictions smtpd_sasl_auth_enable smtpd_sasl_authenticated_header
  smtpd_tls_auth_only smtpd_tls_received_header smtpd_tls_wrappermode strict_rfc821_envelopes

smtpd: integer
  access_map_defer_code access_map_reject_code defer_code invalid_hostname_reject_code maps_rbl_reject_code
  multi_recipient_bounce_reject_code non_fqdn_reject_code plaintext_reject_code reject_code relay_domains_reject_code
  smtpd_client_auth_rate_limit smtpd_client_connection_rate_limit smtpd_client_message_rate_limit
  smtpd_client_new_tls_session_rate_limit smtpd_client_recipient_rate_limit smtpd_policy_service_request_limit
  unknown_address_reject_code unknown_client_reject_code unknown_hostname_reject_code unknown_local_recipient_reject_code
  unknown_relay_recipient_reject_code unknown_virtual_alias_reject_code unknown_virtual_mailbox_reject_code

smtpd: integer from 1
  address_verify_poll_count smtpd_hard_error_limit smtpd_history_flush_threshold smtpd_junk_command_limit smtpd_min_data_rate
  smtpd_policy_service_try_limit smtpd_recipient_limit smtpd_recipient_overshoot_limit smtpd_soft_error_limit

smtpd: integer from 200 to 499
  unverified_recipient_defer_code unverified_sender_defer_code

smtpd: integer from 200 to 599
  unverified_recipient_reject_code unverified_sender_reject_code

smtpd: integer from 500 to 599
  smtpd_forbid_bare_newline_reject_code

smtpd: integer from 12288
  smtpd_sasl_response_limit

smtpd: long
  queue_minfree

smtpd: time
  smtpd_error_sleep_time

smtpd: time from 1
  address_verify_poll_delay smtpd_policy_service_max_idle smtpd_policy_service_max_ttl smtpd_policy_service_retry_delay
  smtpd_policy_service_timeout smtpd_proxy_timeout smtpd_starttls_timeout smtpd_timeout smtpd_upstream_proxy_timeout

smtpd: text from 1
  default_rbl_reply reject_tempfail_action smtpd_forbid_bare_newline smtpd_policy_service_default_action smtpd_sasl_path
  smtpd_sasl_service smtpd_sasl_type unknown_address_tempfail_action unknown_helo_hostname_tempfail_action
  unverified_recipient_tempfail_action unverified_sender_tempfail_action

smtpd tlsproxy: boolean
  smtpd_tls_always_issue_session_ids smtpd_tls_ask_ccert smtpd_tls_req_ccert

smtpd tlsproxy: integer
  smtpd_tls_ccert_verifydepth

smtpd tlsproxy: text from 1
  smtpd_tls_ciphers smtpd_tls_eecdh_grade smtpd_tls_fingerprint_digest smtpd_tls_mandatory_ciphers

smtpd trivial-rewrite: boolean
  show_user_unknown_table_name

smtpd verify: time
  address_verify_sender_ttl

tlsmgr: integer from 1
  tls_random_bytes

tlsmgr: time to 8640000
  lmtp_tls_session_cache_timeout smtp_tls_session_cache_timeout smtpd_tls_session_cache_timeout

tlsmgr: time from 1
  tls_random_prng_update_period tls_random_reseed_period

tlsproxy: boolean
  tlsproxy_client_enforce_tls tlsproxy_client_use_tls tlsproxy_enforce_tls tlsproxy_tls_always_issue_session_ids
  tlsproxy_tls_ask_ccert tlsproxy_tls_req_ccert tlsproxy_use_tls

tlsproxy: integer
  tlsproxy_client_scert_verifydepth tlsproxy_tls_ccert_verifydepth

tlsproxy: time from 10
  tlsproxy_watchdog_timeout

tlsproxy: text from 1
  tlsproxy_client_fingerprint_digest tlsproxy_tls_ciphers tlsproxy_tls_eecdh_grade tlsproxy_tls_fingerprint_digest
  tlsproxy_tls_mandatory_ciphers

trivial-rewrite: boolean
  allow_min_user allow_percent_hack append_at_myorigin append_dot_mydomain resolve_dequoted_address resolve_null_domain
  resolve_numeric_domain swap_bangpath

trivial-rewrite: text from 1
  address_verify_default_transport address_verify_local_transport address_verify_relay_transport address_verify_virtual_transport
  default_transport empty_address_default_transport_maps_lookup_key empty_address_relayhost_maps_lookup_key local_transport
  relay_transport virtual_transport

verify: time
  address_verify_cache_cleanup_interval

verify: time from 1
  address_verify_negative_expire_time address_verify_negative_refresh_time address_verify_positive_expire_time
  address_verify_positive_refresh_time

virtual: integer from 1
  virtual_minimum_uid

virtual: long
  virtual_mailbox_limit

virtual: text from 1
  virtual_mailbox_base virtual_mailbox_lock
`;
