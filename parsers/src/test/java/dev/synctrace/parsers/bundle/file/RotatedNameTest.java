package dev.synctrace.parsers.bundle.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotatedNameTest {

  @ParameterizedTest
  @CsvSource({
    "logs/BgbServer.log, BgbServer, BgbServer",
    "logs/BgbServer.lo_, BgbServer, BgbServer",
    "logs\\BGBSERVER.LO_, BGBSERVER, BGBSERVER",
    "IntuneManagementExtension.log_, IntuneManagementExtension, IntuneManagementExtension",
    "IntuneManagementExtension-1.log, IntuneManagementExtension, IntuneManagementExtension",
    "AssetAdvisor-20180115-090826.log, AssetAdvisor, AssetAdvisor",
    "SCClient_CONTOSO@meganb_1.log, SCClient_CONTOSO@meganb, SCClient",
    "SCClient_CONTOSO@megan_b_2.log, SCClient_CONTOSO@megan_b, SCClient",
    "SCNotify_CONTOSO@meganb_1-20260925-193504.log, SCNotify_CONTOSO@meganb, SCNotify",
    "CMG-CONTOSOCMG-ProxyService_IN_0-CMGService.log,"
        + " CMG-CONTOSOCMG-ProxyService_IN_0-CMGService, CMGService",
    "CMG-contoso-cmg-ProxyService_IN_12-CMGService.lo_,"
        + " CMG-contoso-cmg-ProxyService_IN_12-CMGService, CMGService",
    "SMS_AZUREAD_DISCOVERY_AGENT.log, SMS_AZUREAD_DISCOVERY_AGENT, SMS_AZUREAD_DISCOVERY_AGENT",
    "BgbServer.log.txt, BgbServer, BgbServer",
    "BgbServer (2).log, BgbServer (2), BgbServer",
    "dsregcmd.txt, dsregcmd, dsregcmd",
    "members-2.csv, members-2, members-2",
    "README, README, README",
    ".log, .log, .log",
    "Odd-20261399-996099.log, Odd-20261399-996099, Odd-20261399-996099",
  })
  void namesTheSetAndTheLog(String path, String base, String log) {
    RotatedName name = RotatedName.of(path);
    assertThat(name.base()).isEqualTo(base);
    assertThat(name.log()).isEqualTo(log);
  }

  @Test
  void readsTheTimeWhenTheFileWasPutAside() {
    assertThat(RotatedName.of("AssetAdvisor-20180115-090826.log").time())
        .contains(LocalDateTime.of(2018, 1, 15, 9, 8, 26));
    assertThat(RotatedName.of("Odd-20261399-996099.log").time()).isEmpty();
    assertThat(RotatedName.of("AssetAdvisor.log").time()).isEmpty();
  }

  @Test
  void ordersASetFromTheOldestFileOnAndSetsByName() {
    List<String> expected =
        List.of(
            "AssetAdvisor.log",
            "BgbServer.csv",
            "BgbServer-20251231-235959.log",
            "BgbServer-20260115-090826.log",
            "BgbServer-2.log",
            "BgbServer-1.log",
            "BgbServer.lo_",
            "BgbServer.log",
            "ccm_sts.lo_",
            "CCM_STS.log",
            "SCClient_CONTOSO@adelev_2.log",
            "SCClient_CONTOSO@adelev_1.log",
            "SCClient_CONTOSO@meganb_2.log",
            "SCClient_CONTOSO@meganb_1.log");
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(shuffled.stream().map(RotatedName::of).sorted().map(RotatedName::fileName))
        .containsExactlyElementsOf(expected);
  }
}
