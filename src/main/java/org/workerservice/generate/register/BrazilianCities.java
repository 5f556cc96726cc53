package org.workerservice.generate.register;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.generate.Chance;

/** Brazilian cities: the largest by name, hundreds of small ones with made-up names. */
final class BrazilianCities {
  private static final List<String> LARGE =
      List.of(
          "São Paulo/SP",
          "Rio de Janeiro/RJ",
          "Brasília/DF",
          "Salvador/BA",
          "Fortaleza/CE",
          "Belo Horizonte/MG",
          "Manaus/AM",
          "Curitiba/PR",
          "Recife/PE",
          "Goiânia/GO",
          "Belém/PA",
          "Porto Alegre/RS",
          "Guarulhos/SP",
          "Campinas/SP",
          "São Luís/MA",
          "Maceió/AL",
          "Campo Grande/MS",
          "Teresina/PI",
          "João Pessoa/PB",
          "Natal/RN",
          "Cuiabá/MT",
          "Aracaju/SE",
          "Londrina/PR",
          "Joinville/SC",
          "Feira de Santana/BA");
  private static final List<String> BEGINNINGS =
      List.of(
          "Santa Rosa",
          "São José",
          "Santo Antônio",
          "São João",
          "Santa Maria",
          "Bom Jesus",
          "Boa Vista",
          "Barra");
  private static final List<String> ENDINGS =
      List.of(
          "do Sul",
          "do Norte",
          "dos Campos",
          "da Serra",
          "do Oeste",
          "das Flores",
          "de Minas",
          "da Mata");
  private static final List<String> STATES =
      List.of("SP", "MG", "BA", "RS", "PR", "CE", "PE", "MA", "GO", "PB", "RN", "SC", "PI", "PA");

  private final Chance chance;
  private final List<String> cities = new ArrayList<>(LARGE);

  BrazilianCities(Chance chance) {
    this.chance = chance;
    for (String beginning : BEGINNINGS) {
      for (String ending : ENDINGS) {
        cities.add(beginning + " " + ending + "/" + chance.oneOf(STATES));
      }
    }
  }

  Fields draw(Fields record) {
    String[] city = People.ranked(cities, chance).split("/");
    return record.with("city", city[0]).with("state", city[1]);
  }
}
