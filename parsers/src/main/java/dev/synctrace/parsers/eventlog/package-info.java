/**
 * Windows event logs ({@code .evtx}): 64 KiB chunks of records in binary XML with templates.
 * Written from the published descriptions of the format: [MS-EVEN6] section 2.2.12 and the
 * documentation of libevtx, Windows XML Event Log (EVTX).
 */
@NullMarked
package dev.synctrace.parsers.eventlog;

import org.jspecify.annotations.NullMarked;
