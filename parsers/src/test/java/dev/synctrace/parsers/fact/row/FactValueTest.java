package dev.synctrace.parsers.fact.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactValueTest {

  @ParameterizedTest
  @CsvSource({
    "2026-09-20T07:01:02Z, AUTO, 2026-09-20T07:01:02Z",
    "2026-09-20T07:01:02.1234567+02:00, AUTO, 2026-09-20T05:01:02.123456700Z",
    "2026-09-20 07:01:02.120 UTC, AUTO, 2026-09-20T07:01:02.120Z",
    "2026-09-20 07:01:02.1, AUTO, 2026-09-20T07:01:02.100",
    "/Date(1712345678901)/, AUTO, 2024-04-05T19:34:38.901Z",
    "9/25/2026 11:35:04 PM, AUTO, 2026-09-25T23:35:04",
    "9/25/2026 12:05:04 AM, AUTO, 2026-09-25T00:05:04",
    "25/9/2026 11:35, AUTO, 2026-09-25T11:35",
    "25.09.2026 11:35:04, AUTO, 2026-09-25T11:35:04",
    "5/9/2026 11:35:04, DMY, 2026-09-05T11:35:04",
    "5/9/2026 11:35:04, AUTO, 2026-05-09T11:35:04",
    "31/31/2026 11:35:04, AUTO, 31/31/2026 11:35:04",
    "yesterday, AUTO, yesterday",
    "2026-13-01T00:00:00Z, AUTO, 2026-13-01T00:00:00Z"
  })
  void timesGetOneForm(String written, DateOrder order, String read) {
    assertThat(ExportTimes.iso(written, order)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "True, true",
    "YES, true",
    "0, false",
    "FALSE, false",
    "No, false",
    "maybe, maybe"
  })
  void flagsGetOneForm(String written, String read) {
    assertThat(FactValue.flag(written)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "CK.AADDeviceID, aaddeviceid",
    "[CK].[AADDeviceID], aaddeviceid",
    "'\"Aad Device Id\"', aaddeviceid",
    "dbo.ClientKeyData.SMSID, smsid",
    "Id. de recurso, idderecurso",
    "@odata.type, odatatype",
    "SMS_Unique_Identifier0, smsuniqueidentifier0",
    "Gerät-ID, gerätid"
  })
  void columnNamesAreComparedByLettersAndDigits(String written, String name) {
    assertThat(Column.normalise(written)).isEqualTo(name);
  }
}
