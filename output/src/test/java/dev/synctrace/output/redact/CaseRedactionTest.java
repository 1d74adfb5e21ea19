package dev.synctrace.output.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.output.BundleCase;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.redact.pseudonym.KeyedPseudonyms;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CaseRedactionTest {
  private static final String TENANT = "5c1d2e3f-0000-4000-8000-00000000abcd";
  private static final String GROUPS =
      """
      CollectionSiteID,CollectionName,AADGroupID,AADGroupName,CloudServiceID
      P0100017,Finance Workstations,57b53be7-67a1-4203-bd82-a0df7b3cbeb3,"R&D ""special"" PCs",16777217
      """;
  private static final String USERS =
      """
      ResourceID,Unique_User_Name0,User_Principal_Name0,AADUserID,Full_User_Name0,SID0
      16777999,CONTOSO\\mbowen,megan.bowen@contoso.com,2521f97a-8c5f-4974-b57c-f568dc9d9dad,Megan Bowen,S-1-5-21-1004336348-1177238915-682003330-1104
      """;

  @TempDir private Path temp;

  @Test
  void theIdsOfOneDeviceShareItsPseudonym() throws IOException {
    Redaction redaction = redaction("PC-1", "PC-2");

    assertThat(redaction.text("PC-2")).isEqualTo("device-0002");
    assertThat(redaction.text(deviceId(2).toUpperCase(Locale.ROOT)))
        .isEqualTo("device-0002.deviceId");
    assertThat(redaction.text("GUID:" + smsId(2))).isEqualTo("device-0002.smsId");
    assertThat(redaction.text("resource 16777302")).isEqualTo("resource device-0002.resourceId");
    assertThat(redaction.text(TENANT)).isEqualTo("tenant-0001.id");
  }

  @Test
  void aUserAGroupAndACollectionAreReplacedUnderEveryName() throws IOException {
    Redaction redaction = redaction("PC-1");

    assertThat(redaction.text("by megan.bowen@contoso.com (2521F97A-8C5F-4974-B57C-F568DC9D9DAD)"))
        .isEqualTo("by user-0001@domain-0001.com (user-0001.objectId)");
    assertThat(redaction.text("Megan Bowen")).isEqualTo("user-0001");
    assertThat(redaction.text("User - [CONTOSO\\mbowen]"))
        .isEqualTo("User - [domain-0001\\user-0002]");
    assertThat(redaction.text("S-1-5-21-1004336348-1177238915-682003330-1104"))
        .isEqualTo("sid-0001");
    assertThat(redaction.text("P0100017 Finance Workstations"))
        .isEqualTo("collection-0001.id collection-0001");
    assertThat(redaction.text("57b53be7-67a1-4203-bd82-a0df7b3cbeb3")).isEqualTo("group-0001.id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          finance WORKSTATIONS | collection-0001
          /Finance%20Workstations?x=1 | /collection-0001?x=1
          /Finance%2520Workstations | /collection-0001
          q=Finance+Workstations&n=1 | q=collection-0001&n=1
          <n>R&amp;D &quot;special&quot; PCs</n> | <n>group-0001</n>
          R&#38;D &#x22;special&#x22; PCs | group-0001
          "R\\u0026D \\"special\\" PCs" | "group-0001"
          user%3Dmegan.bowen%40contoso.com%26x | user%3Duser-0001@domain-0001.com%26x
          http%3A%2F%2Fx%2F%7B57b53be7-67a1-4203-bd82-a0df7b3cbeb3%7D | http%3A%2F%2Fhost-0001%2F%7Bgroup-0001.id%7D
          KIOSK-MÜNCHEN kiosk-münchen | device-0002 device-0002
          KIOSK-M%C3%9CNCHEN KIOSK-M\\u00dcNCHEN | device-0002 device-0002
          """)
  void namesAreFoundInAnyCaseAndThroughEscapes(String written, String shown) throws IOException {
    assertThat(redaction("PC-1", "KIOSK-MÜNCHEN").text(written)).isEqualTo(shown);
  }

  @Test
  void aNameInDecomposedLettersIsFound() throws IOException {
    assertThat(redaction("PC-1", "KIOSK-MÜNCHEN").text("at KIOSK-MU\u0308NCHEN now"))
        .isEqualTo("at device-0002 now");
  }

  @Test
  void ofNamesThatOverlapTheLongestIsReplaced() throws IOException {
    Redaction redaction = redaction("CLIENT-04", "CLIENT-042", "CLIENT-042-VM");

    assertThat(redaction.text("CLIENT-04 CLIENT-042 CLIENT-042-VM CLIENT-0421 XCLIENT-04"))
        .isEqualTo("device-0001 device-0002 device-0003 CLIENT-0421 Xdevice-0001");
    assertThat(redaction.text("CLIENT-042-VM2 CLIENT-042_old"))
        .isEqualTo("device-0002-VM2 device-0002_old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PC.*", "PC[0-9]+", "a|b", "PC$1", "\\Q-PC", "PC(", "^PC$", "PC{2}"})
  void aNameThatLooksLikeAPatternIsJustAName(String name) throws IOException {
    Redaction redaction = redaction(name, "OTHER-7");

    assertThat(redaction.text("issued to '" + name + "' and PCX, PC9")).contains("device-0001");
    assertThat(redaction.text("issued to '" + name + "' and PCX, PC9"))
        .doesNotContain("'" + name + "'")
        .endsWith("and PCX, PC9");
  }

  @Test
  void aNameThatIsACommonWordIsReplacedOnlyWhereANameStands() throws IOException {
    Redaction redaction = redaction("SERVER", "error", "X");

    assertThat(redaction.text("SERVER")).isEqualTo("device-0001");
    assertThat(redaction.text("Name0=SERVER, Client0=1")).isEqualTo("Name0=device-0001, Client0=1");
    assertThat(redaction.text("issued to 'X'")).isEqualTo("issued to 'device-0003'");
    assertThat(redaction.text("Machine: error")).isEqualTo("Machine: device-0002");
    assertThat(redaction.text("Add member to group: device error (id), group A (id)"))
        .isEqualTo("Add member to group: device device-0002 (id), group A (id)");
    String prose = "The remote server returned an error for x and y";
    assertThat(redaction.text(prose)).isSameAs(prose);
  }

  @Test
  void aDeviceThatIsNamedLikeAPseudonymIsNotTakenForOne() throws IOException {
    Redaction redaction = redaction("device-0001", "PC-7");

    String once = redaction.text("device-0001 and PC-7");
    assertThat(once).isEqualTo("device-0002 and device-0003");
    assertThat(redaction.text(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id 3f2504e0-4f89-11d3-9a0c-0305e82c3301 of nothing | id id-0001 of nothing
          Connecting to 192.0.2.17 Port: 10123 | Connecting to ip-0001 Port: 10123
          via 2001:db8::1 and fe80::1c2d:3e4f | via ip-0001 and ip-0002
          MAC 00:15:5D:01:02:03 or 00-15-5D-01-02-03 | MAC mac-0001 or mac-0001
          S-1-5-21-1-2-3-500 and S-1-12-1-4-5-6-7 | sid-0001 and sid-0002
          mail to o.hara@fabrikam.com. | mail to user-0003@domain-0002.com.
          https://dc05.emea.fabrikam.com:8530/x | https://host-0001.domain-0002.com:8530/x
          copied \\\\FS01\\sources$\\x | copied \\\\host-0001\\sources$\\x
          "\\\\\\\\FS01\\\\sources" | "\\\\\\\\host-0001\\\\sources"
          https://contoso-my.sharepoint.com/a | https://domain-0002.sharepoint.com/a
          C:\\Users\\o.hara\\AppData | C:\\Users\\user-0003\\AppData
          Win32_BIOS.SerialNumber=AD1808D; x | Win32_BIOS.SerialNumber=serial-0001; x
          CN=Anna Smith,OU=Sales,DC=fabrikam,DC=com | CN=name-0001,OU=name-0002,DC=domain-0002,DC=com
          Thumbprint 65D3E6CC0CAAB6C89F375A2DFEA7EC36DC0A1F9A | Thumbprint hash-0001
          users/delta?$deltatoken=UKgfb6BVQXDl7 | users/delta?$deltatoken=[masked, 13 characters]
          Directory_3f2504e0-4f89-11d3-9a0c-0305e82c3301_SJVFT_50072616 | Directory_id-0001
          """)
  void whatTheCaseDoesNotNameIsFoundByItsForm(String written, String shown) throws IOException {
    assertThat(redaction("PC-1").text(written)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.microsoft.com/v1.0/groups/delta",
        "https://us.gateway.configmgr.manage.microsoft.com/api/gateway/DevicePost",
        "https://login.microsoftonline.com/common/oauth2/token",
        "ResourceUrl = https://ConfigMgrService",
        "00000003-0000-0000-c000-000000000000 04b07795-8ddb-461a-bbee-02f9e1bf7b46",
        "UserId: 00000000-0000-0000-0000-000000000000",
        "token for 'S-1-5-18', S-1-5-32-544",
        "role 62e90394-69f5-4237-9190-012177145e10",
        "by device registration Device Registration Service",
        "Site server, version 5.00.9106.1000, build 10.0.22631.4169",
        "System.Net.WebException, Version=4.0.0.0, Culture=neutral",
        "Chrome/149.0.0.0 Safari/537.36",
        "at 2026-10-13T13:48:09.352Z, 10/13/2026 09:30:13, 00:02:00",
        "CM01\\SMS_AZUREAD_DISCOVERY_AGENT.lo_ bgbconnector.cpp:386 config.xml",
        "CState::Handle std::vector Face::Add 0x80131509 D0090016",
        "members@odata.bind @odata.type=#microsoft.graph.device",
        "http://127.0.0.1/ 0.0.0.0 255.255.255.0",
        "SMS00001 All Systems, cloud service 16777217",
        "kind groupsync.member.add, RequestMachinePolicy, <Not used on laptop>",
        "C:\\Users\\Public\\x C:\\SMS\\MP\\OUTBOXES\\bgb.box\\Bgb00001.BTS",
        "SerialNumber=None, SMBIOSAssetTag=\nCN=Microsoft Root, DC=com",
        "100%ad 50% of &nothing; \\d+ \\\\ %zz &#x; \\u12",
      })
  void whatEverybodyHasStaysAsItIs(String written) throws IOException {
    assertThat(redaction("PC-1").text(written)).isEqualTo(written);
  }

  @Test
  void withOneKeyTheSameThingsHaveTheSamePseudonymsInEveryCase() throws IOException {
    RedactionKey key = key("the team's own secret");
    Redaction one = redaction(temp.resolve("one"), key, "PC-1", "PC-2", "PC-3");
    Redaction other = redaction(temp.resolve("other"), key, "NEW-9", "PC-1");

    String line = "PC-1 is " + deviceId(1) + ", megan.bowen@contoso.com, 192.0.2.1, P0100017";
    assertThat(one.text("PC-1")).matches("device-[0-9a-z]{8}").isEqualTo(other.text("PC-1"));
    // The second case gives the first device's ids to another device.
    assertThat(one.text("megan.bowen@contoso.com, 192.0.2.1, P0100017 " + TENANT))
        .isEqualTo(other.text("megan.bowen@contoso.com, 192.0.2.1, P0100017 " + TENANT));
    assertThat(redaction(temp.resolve("again"), key, "PC-1", "PC-2", "PC-3").text(line))
        .isEqualTo(one.text(line));
  }

  @Test
  void withAnotherKeyTheyHaveOthers() throws IOException {
    Redaction one = redaction(temp.resolve("one"), key("the team's own secret"), "PC-1");
    Redaction other = redaction(temp.resolve("other"), key("the secret of another owner"), "PC-1");

    assertThat(one.text("PC-1")).isNotEqualTo(other.text("PC-1"));
    assertThat(one.text("192.0.2.1")).isNotEqualTo(other.text("192.0.2.1"));
  }

  @Test
  void pseudonymsDoNotDependOnTheOrderInWhichFilesWereRead() throws IOException {
    Path a = bundle(temp.resolve("a"), Map.of("HOST-A/v_R_System.csv", systems("PC-1", "PC-2")));
    Path b = bundle(temp.resolve("b"), Map.of("HOST-B/CollectionAADGroupMapping.csv", GROUPS));
    String line = "PC-2 PC-1 Finance Workstations HOST-B/x HOST-A/y " + smsId(1);
    try (Case one = BundleCase.of(temp.resolve("one"), a, b);
        Case other = BundleCase.of(temp.resolve("other"), b, a)) {
      assertThat(CaseRedaction.of(one, (RedactionKey) null).text(line))
          .isEqualTo(CaseRedaction.of(other, (RedactionKey) null).text(line))
          .doesNotContain("PC-", "HOST-");
      assertThat(CaseRedaction.of(one, key("a secret of the team")).text(line))
          .isEqualTo(CaseRedaction.of(other, key("a secret of the team")).text(line));
    }
  }

  @Test
  void keyedPseudonymsThatMeetAreToldApartWhateverTheOrder() throws IOException {
    String[] names = new String[60];
    String[] reversed = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = "PC-" + (100 + i);
      reversed[names.length - 1 - i] = names[i];
    }
    Redaction one = crowded(temp.resolve("one"), names);
    Redaction other = crowded(temp.resolve("other"), reversed);

    assertThat(List.of(names).stream().map(one::text).distinct()).hasSize(names.length);
    for (String name : names) {
      assertThat(other.text(name)).isEqualTo(one.text(name));
    }
  }

  @Test
  void severalObjectsOfOneNameAreToldApart() throws IOException {
    Redaction redaction = redaction("PC-1", "PC-1");

    assertThat(redaction.text(deviceId(1))).isEqualTo("device-0001.deviceId");
    assertThat(redaction.text(deviceId(2))).isEqualTo("device-0001.deviceId2");
  }

  @Test
  void foldersOfABundleAreReplacedUnlessTheirWordsAreCommon() throws IOException {
    Redaction redaction =
        redaction(
            temp.resolve("x"),
            null,
            Map.of(
                "Wide World Importers/DC-BERLIN-7/logs/notes.txt", "nothing",
                "client logs/2026-10-13/sql/notes.txt", "nothing else",
                "CLIENT-107/MP/notes.txt", "no name here"));

    assertThat(redaction.text("Wide World Importers/DC-BERLIN-7/logs/notes.txt"))
        .isEqualTo("folder-0002/folder-0003/logs/notes.txt");
    assertThat(redaction.text("client logs/2026-10-13/sql/notes.txt"))
        .isEqualTo("client logs/2026-10-13/sql/notes.txt");
    assertThat(redaction.text("CLIENT-107/MP/notes.txt")).isEqualTo("folder-0001/MP/notes.txt");
  }

  @Test
  void aNameThatOneLineGivesAwayIsFoundInAllOthers() throws IOException {
    Redaction redaction =
        redaction(
            temp.resolve("x"),
            null,
            Map.of(
                "a.log",
                """
                Looking for the thing called dc05
                SerialNumber=AD1808D
                Asset AD1808D and https://dc05.fabrikam.com/x
                """));

    assertThat(redaction.text("Looking for the thing called dc05"))
        .isEqualTo("Looking for the thing called host-0001");
    assertThat(redaction.text("Asset AD1808D")).isEqualTo("Asset serial-0001");
  }

  @Test
  void whatWasReplacedIsCountedByClass() throws IOException {
    Redaction redaction = redaction("PC-1", "PC-2");
    redaction.text("PC-1 pc-1 " + deviceId(1) + " and 192.0.2.1, SYNCED");

    assertThat(redaction.masked())
        .containsExactly(new ReplacementCount("device", 2, 3), new ReplacementCount("ip", 1, 1));
  }

  @Test
  void theMapSaysWhatWasShownAndOnlyItsOwnerMayReadIt() throws IOException {
    Path map = temp.resolve("map.csv");
    CaseRedaction redaction = redaction("=cmd|' /C calc'!A0", "PC-2");
    redaction.text("=cmd|' /C calc'!A0 " + smsId(2));
    redaction.writeMap(map);

    assertThat(map)
        .content()
        .isEqualTo(
            "pseudonym,class,original\r\n"
                + "device-0001,device,cmd|' /C calc'!A0\r\n"
                + "device-0002.smsId,device,"
                + smsId(2)
                + "\r\n");
    assertThatThrownBy(() -> redaction.writeMap(map))
        .isInstanceOf(FileAlreadyExistsException.class);
    Assumptions.assumeTrue(
        Files.getFileStore(temp).supportsFileAttributeView("posix"), "no POSIX permissions here");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(map)))
        .isEqualTo("rw-------");
  }

  @Test
  void hostileTextsTakeNoLongerThanOthers() throws IOException {
    Redaction redaction = redaction("a-a", "a a a", "PC-1");
    for (String part :
        List.of(
            "a-",
            "a ",
            "0a-",
            "ab cd ",
            "Aa1+",
            "host=",
            "user A",
            "A\\",
            "Users/",
            "0x0a010203,",
            "\r\n",
            "\\n",
            "a1.",
            "Q\\a",
            "%25",
            "&amp;",
            "@a",
            "a@",
            "::",
            "a:",
            "1.",
            "\\\\a",
            "\\u0025",
            "<a>",
            "<a ",
            "user \"",
            "user name '",
            "pc_",
            "pc-\n",
            "pc 1 ",
            "0123456a ",
            "mac address ",
            ". . 00 ",
            "server=a;",
            "imei 1",
            "Aa1_",
            "=")) {
      String text = part.repeat(300_000);
      long start = System.nanoTime();
      redaction.text(text);
      assertThat(System.nanoTime() - start).as(part).isLessThan(5_000_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-", "a.", "1.", "0:", "a@", "a\\", "Aa1/", "a1-", "\u00fc", "a b"})
  void aDeviceWithAnEndlessNameIsLearntAsFastAsOthers(String part) throws IOException {
    String name = part.repeat(60_000 / part.length()) + "!";
    long start = System.nanoTime();
    Redaction redaction = redaction("PC-1", name);
    redaction.text(name);
    redaction.text("host=" + name);

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void secretsAreMaskedAsEver() throws IOException {
    assertThat(redaction("PC-1").text("TaskParam: PFNjcmlwdEhhc2g= on PC-1"))
        .isEqualTo("TaskParam: [masked, 16 characters] on device-0001");
  }

  private CaseRedaction redaction(String... devices) throws IOException {
    return redaction(temp.resolve("x"), null, devices);
  }

  private static CaseRedaction redaction(Path folder, @Nullable RedactionKey key, String... devices)
      throws IOException {
    return redaction(folder, key, files(devices));
  }

  private static CaseRedaction redaction(
      Path folder, @Nullable RedactionKey key, Map<String, String> files) throws IOException {
    try (Case opened = BundleCase.ofFiles(folder, files)) {
      return CaseRedaction.of(opened, key);
    }
  }

  private static CaseRedaction crowded(Path folder, String... devices) throws IOException {
    try (Case opened = BundleCase.ofFiles(folder, files(devices))) {
      return CaseRedaction.of(opened, new KeyedPseudonyms(key("a secret of the team"), 1));
    }
  }

  private static RedactionKey key(String secret) {
    return RedactionKey.of(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static Path bundle(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  private static Map<String, String> files(String... devices) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("sql/CollectionAADGroupMapping.csv", GROUPS);
    files.put("sql/v_R_System.csv", systems(devices));
    files.put("sql/v_R_User.csv", USERS);
    return files;
  }

  private static String systems(String... devices) {
    StringBuilder rows =
        new StringBuilder(
            "ResourceID,Name0,SMS_Unique_Identifier0,AADDeviceID,AADTenantID,Client0\n");
    for (int i = 1; i <= devices.length; i++) {
      rows.append(
          "%d,\"%s\",GUID:%s,%s,%s,1%n"
              .formatted(16_777_300 + i, devices[i - 1], smsId(i), deviceId(i), TENANT));
    }
    return rows.toString();
  }

  private static String deviceId(int number) {
    return new UUID(0x908da67770044844L, 0x972a000000000000L + number).toString();
  }

  private static String smsId(int number) {
    return new UUID(0x2c3c77e61d9345b7L, 0x9c45000000000000L + number).toString();
  }
}
