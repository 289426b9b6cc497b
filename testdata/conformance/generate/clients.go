package main

import "facturier/invoice"

func company() invoice.Client {
	return invoice.Client{Type: invoice.Company, Name: "Durand SARL", SIREN: "404833048", SIRET: "40483304800022",
		VATNumber: invoice.FrenchVATNumber("404833048"), Email: "compta@durand.fr",
		Address: address("12 avenue de Lodève", "34070", "Montpellier", "FR")}
}

func consumer() invoice.Client {
	return invoice.Client{Type: invoice.Consumer, Name: "Zoé O’Brien-Çelik", Email: "zoe@exemple.fr",
		Address: address("Résidence des Pins, bât. C", "13008", "Marseille", "FR")}
}

func unreachable() invoice.Client {
	c := consumer()
	c.Email = ""
	return c
}

func public() invoice.Client {
	return invoice.Client{Type: invoice.Public, Name: "Commune de Sète", Contact: "Service comptabilité", SIREN: "213403017", SIRET: "21340301700014",
		ServiceCode: "SERV-01", Commitment: "ENG2026-0451", Address: address("20 bis rue Paul Valéry", "34200", "Sète", "FR")}
}

func belgian() invoice.Client {
	return invoice.Client{Type: invoice.Foreign, Name: "Brasserie Lambic SRL", VATNumber: "BE0403170701", Email: "facturen@lambic.be",
		Address: address("Grand-Place 7", "1000", "Bruxelles", "BE")}
}

func swiss() invoice.Client {
	return invoice.Client{Type: invoice.Foreign, Name: "Zürcher Käse AG", Email: "rechnung@kaese.ch",
		Address: address("Bahnhofstrasse 1", "8001", "Zürich", "CH")}
}

func tourist() invoice.Client {
	c := consumer()
	c.Name, c.Address = "Anna Müller", address("Hauptstraße 5", "10827", "Berlin", "DE")
	return c
}

func address(street, code, city, country string) invoice.Address {
	return invoice.Address{Lines: []string{street}, PostCode: code, City: city, Country: country}
}
