package demo

import "facturier/invoice"

// carpenter charges VAT at 10 % on works in housing, 5,5 % on insulation and
// 20 % on the rest; he has a décennale.
func carpenter() trade {
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{
		SIRET: siret(6101), Name: "Yann Le Goff", TradeName: "Menuiserie Le Goff",
		Address: address("56000", "Vannes", "Zone artisanale du Prat", "3 rue des Compagnons"),
		Email:   "atelier@menuiserie-legoff.example", Phone: "02 61 91 27 35",
		Activity: invoice.Mixed, Regime: invoice.Liable, VATNumber: invoice.FrenchVATNumber(siren(6101)), IBAN: demoIBAN, BIC: demoBIC,
		Insurance: "Mutuelle des Bâtisseurs de l’Ouest, 10 rue du Port, 35000 Rennes, police n° 56-204417, couverture géographique : France métropolitaine",
		Mediator:  "Médiation Bretagne Consommation, 1 place de la Mairie, 35000 Rennes, mediation-bretagne.example",
	}
	s.DefaultVAT = 1000
	s.Accent = "#5b4a1f"
	s.QuoteTerms = "Devis gratuit. Taux réduit : le client atteste que le logement est achevé depuis plus de deux ans.\nDéchets : 0,3 m³ de bois et d’emballages, tri et dépôt à la déchèterie de Vannes, compris dans le prix."
	return trade{settings: s, clients: carpenterClients(), jobs: carpenterJobs()}
}

func carpenterClients() map[string]invoice.Client {
	return map[string]invoice.Client{
		"hotel":       firm(6201, "Hôtel du Port SARL", "Direction", "direction@hotel-port.example", 30, address("56640", "Arzon", "17 quai Robert-Forrest")),
		"glycines":    firm(6202, "SCI Les Glycines", "M. Rault, gérant", "rault@glycines.example", 30, address("56000", "Vannes", "4 rue Thiers")),
		"dentistes":   firm(6203, "Cabinet dentaire Kerhervé", "", "cabinet@kerherve.example", 30, address("56860", "Séné", "22 route de Nantes")),
		"boulangerie": firm(6204, "Boulangerie Le Bihan", "Maëlle Le Bihan", "maelle@lebihan.example", 30, address("56400", "Auray", "6 place de la République")),
		"syndic":      firm(6205, "Golfe Gestion Syndic SAS", "Service travaux", "travaux@golfe-gestion.example", 60, address("56000", "Vannes", "31 avenue Victor-Hugo", "BP 204")),
		"mairie": {Type: invoice.Public, Name: "Mairie de Theix-Noyalo", Contact: "Services techniques", SIREN: publicSIRET(61)[:9], SIRET: publicSIRET(61),
			Address: address("56450", "Theix-Noyalo", "Place du Général-de-Gaulle"), Email: "technique@theix.example", ServiceCode: "ST", Commitment: "2026-TX-57", PaymentDays: 30},
		"whitfield": {Type: invoice.Foreign, Name: "Margaret Whitfield", Email: "m.whitfield@post.example",
			Address:  invoice.Address{Lines: []string{"14 Cotham Brow"}, PostCode: "BS6 6AP", City: "Bristol", Country: "GB"},
			Delivery: &invoice.Address{Lines: []string{"2 impasse du Moulin"}, PostCode: "56610", City: "Arradon", Country: "FR"}, PaymentDays: 30},
		"daniel":   person("Soizic Daniel", "soizic.daniel@courriel.example", "06 39 98 45 71", address("56000", "Vannes", "8 rue de la Fontaine")),
		"rousseau": person("Bernard et Annick Rousseau", "rousseau.ba@courriel.example", "", address("56870", "Baden", "19 route de Port-Blanc")),
		"guillou":  person("Erwan Guillou", "erwan.guillou@courriel.example", "06 39 98 70 33", address("56250", "Elven", "Kerfily")),
	}
}

var (
	trip    = line("Déplacement et mise en place du chantier", "1", "forfait", "60")
	removal = line("Dépose de l’existant et évacuation en déchèterie", "1", "forfait", "120")
)

func carpenterJobs() []job {
	return []job{
		{421, "daniel", "Escalier quart tournant en chêne", signed(deposit("30%", 11, 70, 79)), []item{
			line("Escalier quart tournant, chêne massif, 14 marches", "1", "ouvrage", "3850").about("Limons 45 mm, marches 35 mm, finition huile dure.", "Hauteur à monter 2,70 m, cotes relevées sur place."), line("Garde-corps à barreaudage droit", "3,4", "ml", "210"), removal}},
		{397, "hotel", "Réfection de douze portes de chambres", quoted(9, 36, 69), []item{line("Porte coupe-feu 30 minutes, placage chêne, posée", "12", "porte", "318").at("20"), line("Ferme-porte et serrure à carte, fourniture comprise", "12", "porte", "96,40").at("20")}},
		{368, "guillou", "Remplacement de quatre fenêtres", deposit("30%", 6, 48, 52), []item{line("Fenêtre bois à deux vantaux, double vitrage, Uw 1,2", "4", "fenêtre", "642").at("5,5").about("Pin sylvestre, 1,15 × 1,25 m, pose en rénovation totale."), line("Habillage intérieur et calfeutrement", "4", "fenêtre", "58").at("5,5"), trip}},
		{339, "boulangerie", "Comptoir de vente", offering("2 %/8", quoted(7, 33, 39)), []item{line("Comptoir en hêtre et plan zinc, 3,20 m", "1", "ouvrage", "2760").at("20"), line("Étagères à pain, châssis métal", "2", "pièce", "340").at("20")}},
		{312, "rousseau", "Terrasse en pin traité", quoted(13, 41, 50), []item{line("Terrasse, lambourdes et lames pin classe 4", "28,5", "m²", "78").at("10"), line("Escalier extérieur de trois marches", "1", "ouvrage", "245"), trip}},
		{289, "mairie", "Bancs de la salle du conseil", quoted(15, 52, 80), []item{line("Banc en frêne, assise 1,80 m", "6", "banc", "285").at("20"), line("Livraison et mise en place", "1", "forfait", "90").at("20")}},
		{262, "syndic", "Porte du hall, résidence des Lices", overpaid("60", 57), []item{line("Remise en jeu et remplacement de la serrure trois points", "1", "intervention", "384"), trip}},
		{244, "whitfield", "Volets battants", deposit("30%", 8, 45, 58), []item{line("Volet battant en red cedar, écharpes et ferrures", "10", "volet", "186"), line("Peinture microporeuse, deux couches", "10", "volet", "48"), trip}},
		{228, "glycines", "Cuisine de l’appartement du 2e", mistaken(27), []item{line("Pose de meubles de cuisine et plan de travail", "2,5", "jour", "380"), line("Découpe d’évier et crédence", "1", "forfait", "140")}},
		{203, "rousseau", "Bibliothèque sur mesure", refused(12, "Budget reporté sur la toiture"), []item{line("Bibliothèque en chêne, 3,10 × 2,40 m", "1", "ouvrage", "3240").at("20")}},
		{186, "hotel", "Parquet du salon", penalized(54), []item{line("Ponçage et vitrification, trois couches", "46", "m²", "32,50").at("20"), line("Remplacement de lames", "3,2", "m²", "118").at("20")}},
		{171, "daniel", "Placard sous l’escalier", cancelled(6, "Adresse de facturation erronée", 18), []item{line("Placard sous rampant, façades coulissantes", "1", "ouvrage", "980")}},
		{150, "dentistes", "Banque d’accueil", revised("5%", 10, 39, 66), []item{line("Banque d’accueil stratifié et chêne, accessible", "1", "ouvrage", "2950").at("20"), line("Pose et raccordements en attente", "1", "jour", "380").at("20")}},
		{137, "boulangerie", "Porte d’entrée vitrée", reduced("150", 9, "Vitrage rayé à la livraison", 40), []item{line("Porte vitrée en chêne, vitrage feuilleté", "1", "porte", "1890").at("20"), removal.at("20")}},
		{126, "syndic", "Portes de caves, résidence du Méné", direct(never), []item{line("Porte de cave à claire-voie, sapin, posée", "9", "porte", "142"), removal}},
		{98, "guillou", "Bardage du pignon", quotedOnly, []item{line("Bardage douglas à recouvrement, tasseaux et pare-pluie", "38", "m²", "94"), trip}},
		{84, "glycines", "Fenêtres de toit", partly("700", 24), []item{line("Fenêtre de toit 78 × 98 cm, fourniture et pose", "2", "fenêtre", "745").at("5,5"), line("Habillage des embrasures", "2", "fenêtre", "130")}},
		{77, "rousseau", "Portail à deux battants", direct(never), []item{line("Portail en iroko, 3,50 × 1,60 m", "1", "ouvrage", "1980").at("20"), line("Pose sur piliers existants", "0,5", "jour", "380")}},
		{66, "whitfield", "Dressing de la chambre", deposit("40%", 7, never, never), []item{line("Dressing en latté bouleau, 2,80 m", "1", "ouvrage", "2140").at("20"), line("Tiroirs à fermeture amortie", "6", "tiroir", "68").at("20"), trip}},
		{46, "dentistes", "Portes du couloir", direct(never), []item{line("Ajustage et remplacement de quincaillerie", "5", "porte", "64").at("20"), trip.at("20")}},
		{40, "hotel", "Terrasse sur l’eau", accepted(10), []item{line("Platelage en robinier, vis inox", "34", "m²", "128").at("20").off("5%"), line("Garde-corps à câbles", "11,5", "ml", "165").at("20")}},
		{34, "mairie", "Abri des vélos de l’école", quoted(4, 9, never), []item{line("Abri en douglas, couverture bac acier", "1", "ouvrage", "2380").at("20"), line("Pose et scellement", "1,5", "jour", "380").at("20")}},
		{27, "daniel", "Porte d’entrée isolante", quotedOnly, []item{line("Porte d’entrée bois, Ud 1,1", "1", "porte", "1680").at("5,5"), removal}},
		{26, "boulangerie", "Étagères de la réserve", direct(never), []item{line("Rayonnage en pin, 5 niveaux", "4", "pièce", "165").at("20"), trip.at("20")}},
		{20, "guillou", "Poutre de soutien de la mezzanine", accepted(8), []item{line("Poutre en lamellé-collé, 4,20 m, pose et calage", "1", "ouvrage", "890"), line("Étaiement", "1", "forfait", "180")}},
		{12, "syndic", "Rampe d’accès", offering("2 %/20", direct(never)), []item{line("Rampe d’accès amovible en bois, pente 5 %", "1", "ouvrage", "740").at("20"), trip}},
		{6, "glycines", "Escalier de la cave", quotedOnly, []item{line("Échelle de meunier en hêtre, 11 marches", "1", "ouvrage", "620"), line("Main courante", "3", "ml", "42")}},
		{2, "dentistes", "Meuble de stérilisation", draftInvoice, []item{line("Meuble bas stratifié, six portes", "1", "ouvrage", "1280").at("20")}},
		{1, "rousseau", "Volets roulants du séjour", draftQuote, []item{line("Coffre en bois et trappe de visite", "2", "pièce", "210")}},
		{0, "daniel", "Réglage de la porte du garage", issuedOnly, []item{line("Réglage, graissage et remplacement de deux gonds", "1", "intervention", "86"), trip}},
	}
}
