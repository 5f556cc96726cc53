package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RR 2 BOX 152|Rural Route 2, Box 152",
        "RR 2 BOX 152|R.R. #2, Box 152",
        "RR 2 BOX 152|R R 2 Box #152",
        "RR 2 BOX 152|RR2 Box152",
        "RR 2 BOX 152|RR 02 Box 0152",
        "RR 2 BOX 152|RR No. 2 Box No. 152",
        "RR 2 BOX 152|RFD 2 Box 152",
        "RR 2 BOX 152|RFD Route 2 Box 152",
        "RR 2 BOX 152|R.F.D. #2 BOX 152",
        "RR 2 BOX 152|RD 2 Box 152",
        "RR 2 BOX 152|Route 2 Box 152",
        "RR 2 BOX 152|Rt. 2, Box 152",
        "RR 2 BOX 152|Rte 2 Box 152",
        "RR 2 BOX 152|Rural Delivery 2 Box 152",
        "RR 2 BOX 152|Box 152 RR 2",
        "RR 2 BOX 152|Box 152, Rural Route #2",
        "RR 2 BOX 152|RR 2 Box 152 Bryan Dairy Rd",
        "RR 4 BOX 87A|RR 4 BOX 87-A",
        "RR 9|Rural Route 9",
        "HC 1 BOX 3|Highway Contract 1 Box 3",
        "HC 1 BOX 3|Highway Contract Route 1, Box 3",
        "HC 1 BOX 3|H.C. #1 Box 3",
        "HC 1 BOX 3|HCR 1 Box 3",
        "HC 1 BOX 3|Hwy Contract 1 Box 3",
        "HC 1 BOX 3|Star Route 1 Box 3",
        "HC BOX 3|Star Route Box 3",
        "PSC 4 BOX 1234|PSC 0004, Box 1234",
        "PSC 4 BOX 1234|P.S.C. 4 Box #1234",
        "CMR 830 BOX 2020|C.M.R. 830, Box 2020",
        "UNIT 2050 BOX 4190|Unit #2050, Box 4190",
        "PO BOX 152|P.O. Box 152",
        "PO BOX 152|P O Box #152",
        "PO BOX 152|Post Office Box 152",
        "PO BOX 152|POB 152",
        "PO BOX 152|PO Box No. 152",
        "PO BOX 152|P.O.Box 152",
        "PO BOX 152|POBox152",
        "PO BOX 152|Box 152",
        "PO BOX 152|Drawer 152",
        "PO BOX 152|P.O. Drawer 152",
        "PO BOX 152|Lock Box 152",
        "PO BOX 152|Lockbox 152",
        "PO BOX 152|Caller 152",
        "PO BOX 152|Firm Caller 152",
        "PO BOX 152|Bin 152",
        "12 First Street|12 1st St",
        "12 Eleventh Avenue|12 11th Ave",
        "12 Twelfth Ave|12 12th Ave.",
        "12 Twentieth St|12 20th Street",
        "12 Twenty-Second Street|12 22nd St",
        "12 Twenty Second Street|12 22nd St",
        "12 Thirty-Third St|12 33rd St",
        "12 Fortieth St|12 40th St",
        "12 Ninety-Ninth St|12 99th St",
        "12 One Hundredth St|12 100th St",
        "12 One Hundred Twenty-Fifth Street|12 125th St",
        "12 One Hundred and Eleventh Street|12 111th St",
        "One Main St|1 Main Street",
        "Ten Downing Street|10 Downing St",
        "12 N Main St|12 North Main Street",
        "12 N.W. 5th Ave|12 Northwest Fifth Avenue",
        "12 NW 5th Ave|12 North West 5th Ave",
        "12 Main St S.E.|12 Main Street Southeast",
        "12 Main St Apt 4|12 Main Street #4",
        "12 Main St Apt 4|12 Main St. Unit 4",
        "12 Main St Apt 4|12 Main St, Ste. 4",
        "12 Main St Apt 4|12 Main St Apt #4",
        "12 Main St Apt 4|12 Main St Apt. No. 4",
        "12 Main St Apt 4B|12 Main St",
        "12 Main St|12 Main St # 4-B",
        "12 Main St|12 Main St Bldg 3 Apt 4",
        "12 Main St|12 Main St Fl 2",
        "12 Main St|12 Main St, 2nd Floor",
        "12 Main St|12 Main St Lot 7",
        "12 Main St|12 Main St Rear",
        "#12 Main St|12 Main Street",
        "No. 12 High Street|12 High St",
        "12 Ocean Pkwy|12 Ocean Parkway",
        "12 Fox Xing|12 Fox Crossing",
        "12 Lincoln Hwy|12 Lincoln Highway",
        "12 Bay Hts|12 Bay Heights",
        "12 Old Tpke|12 Old Turnpike",
        "12 Mill Trce|12 Mill Trace",
        "12 Shopping Ctr|12 Shopping Centre",
        "RR 4 BOX 7|R.D. 4, Box 7",
        "RR 2 BOX 9|Rural Route Two, Box Nine",
        "1200 County Road 12|1200 CR 12",
        "1200 County Road 12|1200 Cnty Rd 12",
        "County Road 12|CR 12",
        "County Road 12|County Rd. #12",
        "9 State Highway 7|9 SH 7",
        "9 State Route 7|9 SR 7",
        "9 State Route 7|9 St Rte 7",
        "9 US Highway 20|9 US Hwy 20",
        "9 US Highway 20|9 U.S. 20",
        "9 US Highway 20|9 US Route 20",
        "9 Interstate 35|9 I-35",
        "9 Interstate 35|9 IH 35",
        "9 Farm to Market Road 1960|9 FM 1960",
        "9 Township Road 5|9 Twp Rd 5",
        "123 1/2 Elm St|123½ Elm St",
        "General Delivery|Gen Delivery",
        "9 Fort Street|9 Ft St",
        "9 MLK Blvd|9 Martin Luther King Blvd",
        "9 Oak St Fl 3|Third Floor, 9 Oak St",
      })
  void shouldReadAddressesOfTheUnitedStatesAsTheirPostalServiceDoes(String one, String other) {
    assertThat(StreetWords.of(other)).as(other).isEqualTo(StreetWords.of(one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RR 2 BOX 152|RR 3 BOX 152",
        "RR 2 BOX 152|RR 2 BOX 153",
        "RR 2 BOX 152|HC 2 BOX 152",
        "RR 2 BOX 152|PO BOX 152",
        "PSC 4 BOX 12|CMR 4 BOX 12",
        "12 First St|12 Second St",
        "12 Twenty-Second St|12 Second St",
        "12 N Main St|12 S Main St",
        "Route 66|RR 66",
        "12 Second St|2 12th St",
        "12 Rue Ste Catherine|12 Rue",
        "12 Park Ave|12 Park Rd",
        "9 County Road 12|9 County Road 21",
        "9 CR 12|9 SR 12",
        "9 US 20|9 State Route 20",
        "9 US 20|9 Highway 20",
        "123 1/2 Elm St|123 Elm St",
        "9/11 Oak Road|11 Oak Road",
        "2/9 Oak Road|2 Oak Road",
      })
  void shouldTellAddressesApart(String one, String other) {
    assertThat(StreetWords.of(other)).isNotEqualTo(StreetWords.of(one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hauptstraße 5a|Hauptstr. 5 a",
        "12bis avenue Foch|12 bis av. Foch",
        "12ter rue Foch|12 ter, rue Foch",
        "boulevard Voltaire 3|Bd Voltaire 3",
        "Calle Mayor, 3|C/ Mayor 3",
        "Calle Mayor, 3|c/Mayor, 3",
        "Avenida América 3|Avda. América 3",
        "Postfach 12|PF 12",
        "Flat 2, 9 Oak Rd|2/9 Oak Road",
        "Flat 2, 9 Oak Rd|2a / 9, Oak Road",
        "Unit 12, 9a Oak Road|12/9a Oak Rd",
        "1/4 Oak Road|4 Oak Road",
        "Boîte postale 12|BP 12",
      })
  void shouldReadAddressesOfEurope(String one, String other) {
    assertThat(StreetWords.of(other)).as(other).isEqualTo(StreetWords.of(one));
  }

  @Test
  void shouldJoinARouteWithTheBoxOfTheSecondLine() {
    assertThat(StreetWords.of("Rural Route 2", "Box 152"))
        .isEqualTo(StreetWords.of("RR 2 BOX 152"));
    assertThat(StreetWords.of("RR 2 Box 152", "Box 9")).isEqualTo(StreetWords.of("RR 2 BOX 152"));
    assertThat(StreetWords.of("12 Main St", "Box 9")).isEqualTo(StreetWords.of("12 Main St"));
  }

  @Test
  void shouldTellNumberedStreetsApart() {
    assertThat(PlaceText.of("5th avenue").alike(PlaceText.of("6th avenue"))).isFalse();
    assertThat(PlaceText.of("rural route 2").alike(PlaceText.of("rural route 3"))).isFalse();
    assertThat(PlaceText.of("22nd street").alike(PlaceText.of("22nd stret"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "APO, A.P.O.",
    "APO, APO AE",
    "FPO, F P O AP",
    "DPO, DPO AA",
    "St Louis, Saint Louis"
  })
  void shouldReadCities(String one, String other) {
    assertThat(PlaceNames.city(other)).isEqualTo(PlaceNames.city(one));
  }
}
