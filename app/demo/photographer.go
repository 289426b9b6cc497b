package demo

import "facturier/invoice"

// photographer is in franchise: no VAT anywhere.
func photographer() trade {
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{
		SIRET: siret(4101), Name: "Camille Roussel", TradeName: "Roussel Photographie",
		Address: address("69005", "Lyon", "14 rue des Trois-Maries"),
		Email:   "camille@roussel-photographie.example", Phone: "04 65 71 08 14",
		Activity: invoice.Services, Regime: invoice.Franchise, IBAN: demoIBAN, BIC: demoBIC,
		Mediator: "Médiation Rhône Consommation, 3 place des Célestins, 69002 Lyon, mediation-rhone.example",
	}
	s.Accent = "#8a3b2e"
	s.QuoteTerms = "Cession des droits de reproduction pour l’usage indiqué, France, deux ans.\nAcompte à la commande, solde à la livraison des images."
	return trade{settings: s, clients: photographerClients(), jobs: photographerJobs()}
}

func photographerClients() map[string]invoice.Client {
	return map[string]invoice.Client{
		"maillard":  firm(4201, "Éditions Maillard", "Service comptabilité", "compta@editions-maillard.example", 45, address("69002", "Lyon", "27 rue de la République")),
		"brasserie": firm(4202, "Brasserie des Canuts SAS", "Hélène Mercier", "helene@brasserie-canuts.example", 30, address("69004", "Lyon", "41 boulevard de la Croix-Rousse")),
		"vercors":   firm(4203, "Vercors Immobilier SARL", "Agence de Grenoble", "agence@vercors-immobilier.example", 30, address("38000", "Grenoble", "8 avenue Alsace-Lorraine", "Bâtiment B")),
		"morel":     firm(4204, "Morel & Associés Architectes", "", "contact@morel-architectes.example", 30, address("69007", "Lyon", "112 rue de Gerland")),
		"chocolat":  firm(4205, "Chocolaterie Perrin", "Louise Perrin", "louise@chocolaterie-perrin.example", 30, address("26000", "Valence", "19 Grande Rue")),
		"mairie": {Type: invoice.Public, Name: "Mairie de Chasselay", Contact: "Service culture", SIREN: publicSIRET(41)[:9], SIRET: publicSIRET(41),
			Address: address("69380", "Chasselay", "Place de la République"), Email: "culture@chasselay.example", ServiceCode: "CULTURE", Commitment: "2026-0148", PaymentDays: 30},
		"liege": {Type: invoice.Foreign, Name: "Les Amis de la Gravure ASBL", Email: "bonjour@amis-gravure.example",
			Address: invoice.Address{Lines: []string{"Rue du Pot d’Or 12"}, PostCode: "4000", City: "Liège", Country: "BE"}, PaymentDays: 30},
		"lambert": person("Julie et Thomas Lambert", "julie.lambert@courriel.example", "06 39 98 21 40", address("69450", "Saint-Cyr-au-Mont-d’Or", "5 chemin des Combes")),
		"petit":   person("Zoé Petit", "zoe.petit@courriel.example", "06 39 98 11 02", address("69001", "Lyon", "33 montée de la Grande-Côte")),
		"giraud":  person("Antoine Giraud", "antoine.giraud@courriel.example", "", address("42000", "Saint-Étienne", "7 rue de la Résistance")),
		"faure":   person("Marguerite Faure", "m.faure@courriel.example", "", address("69110", "Sainte-Foy-lès-Lyon", "18 avenue du Maréchal-Foch")),
	}
}

var (
	travel   = line("Déplacement Lyon – Grenoble, aller et retour", "224", "km", "0,52")
	retouch  = line("Retouche et étalonnage, fichiers haute définition", "12", "image", "18")
	property = line("Reportage immobilier, 15 vues intérieures et extérieures", "1", "bien", "190")
)

func photographerJobs() []job {
	return []job{
		{420, "maillard", "Portraits d’auteurs, nouvelle collection", quoted(5, 24, 66), []item{line("Séance de portrait en studio", "4", "séance", "180"), retouch}},
		{402, "brasserie", "Photographies de la nouvelle carte", overpaid("90", 28), []item{line("Prise de vue culinaire, demi-journée", "1", "forfait", "420"), line("Stylisme et accessoires", "1", "forfait", "90")}},
		{371, "lambert", "Reportage de mariage", signed(deposit("30%", 9, 96, 103)), []item{
			line("Reportage de mariage, de la mairie au bal, 12 heures", "1", "forfait", "1450").about("Deux boîtiers, lumière naturelle et d’appoint.", "Galerie privée en ligne pendant un an."),
			line("Album cousu 30 × 30 cm, 40 pages, papier Fine Art", "1", "album", "290"), line("Tirage 20 × 30 cm sur papier baryté", "8", "tirage", "14,50")}},
		{344, "vercors", "Visites, secteur nord", penalized(51), []item{line("Reportage immobilier, 15 vues intérieures et extérieures", "3", "bien", "190"), travel}},
		{318, "giraud", "Portrait pour candidature", direct(0), []item{line("Séance de portrait en studio, 3 fichiers retouchés", "1", "séance", "145")}},
		{297, "mairie", "Exposition « Visages du marché »", quoted(12, 40, 71), []item{
			line("Portraits d’habitants, deux journées sur le marché", "2", "jour", "620"), line("Tirages 50 × 70 cm contrecollés sur Dibond", "14", "tirage", "48,90")}},
		{270, "morel", "Livraison de la médiathèque", deposit("30%", 4, 31, 64), []item{line("Prise de vue d’architecture, journée", "1,5", "jour", "680"), line("Retouche et redressement des perspectives", "18", "image", "22").off("10%")}},
		{246, "liege", "Reproduction de trente estampes", quoted(6, 20, 42), []item{line("Numérisation d’estampes à plat, fichier 80 Mpx", "30", "estampe", "21"), line("Emballage et envoi assuré des originaux", "1", "envoi", "64,20")}},
		{231, "chocolat", "Catalogue des coffrets", mistaken(26), []item{line("Photographie de produit sur fond blanc", "36", "image", "19,50").off("5%"), line("Mise en scène, grande image de couverture", "1", "image", "240")}},
		{205, "faure", "Numérisation d’un album de famille", refused(15, "Préfère attendre l’année prochaine"), []item{line("Numérisation et restauration de photographies anciennes", "85", "photo", "4,80")}},
		{188, "vercors", "Visites, secteur sud", offering("2 %/10", direct(8)), []item{line("Reportage immobilier, 15 vues intérieures et extérieures", "4", "bien", "190").off("10%"), travel}},
		{170, "petit", "Séance de grossesse", cancelled(8, "Date de la séance erronée sur la facture", 21), []item{line("Séance à domicile, deux heures, 10 fichiers retouchés", "1", "séance", "230")}},
		{149, "maillard", "Couverture « Les Marées »", reduced("120", 11, "Deux images non retenues", 52), []item{line("Photographie de couverture, cession deux ans", "1", "image", "520"), line("Images de rabat", "3", "image", "60")}},
		{133, "morel", "Chantier de la rue Garibaldi", direct(never), []item{line("Suivi de chantier, trois passages", "3", "passage", "210"), line("Vue aérienne par drone, pilote déclaré", "1", "vol", "280")}},
		{118, "brasserie", "Équipe et salle, nouveau site", revised("10%", 9, 15, 44), []item{line("Portraits de l’équipe en situation", "9", "portrait", "65"), line("Vues de la salle et de la terrasse", "12", "image", "28")}},
		{97, "giraud", "Portraits de la troupe", quotedOnly, []item{line("Portraits en studio, deux fonds", "7", "portrait", "70"), retouch}},
		{83, "chocolat", "Vitrine de la boutique", partly("250", 20), []item{line("Photographie de produit sur fond blanc", "18", "image", "19,50"), line("Vidéo verticale de 20 secondes, montage compris", "1", "vidéo", "380")}},
		{74, "petit", "Album de naissance", direct(never), []item{line("Séance nouveau-né à domicile, 15 fichiers retouchés", "1", "séance", "260"), line("Livret 20 × 20 cm, 24 pages", "1", "livret", "85")}},
		{61, "liege", "Catalogue de la prochaine exposition", deposit("40%", 6, never, never), []item{line("Reproduction d’œuvres encadrées, sur place", "2", "jour", "640"), line("Fichiers prêts pour l’impression offset", "24", "fichier", "12,50")}},
		{47, "vercors", "Visites, secteur gare", direct(never), []item{line("Reportage immobilier, 15 vues intérieures et extérieures", "2", "bien", "190"), travel}},
		{38, "morel", "Concours de la halle", accepted(9), []item{line("Prise de vue d’architecture, demi-journée", "1", "forfait", "390"), line("Retouche et redressement des perspectives", "8", "image", "22")}},
		{33, "mairie", "Réception des associations", quoted(3, 8, never), []item{line("Reportage de soirée, trois heures", "1", "forfait", "360"), line("Livraison de 60 fichiers sous 48 heures", "1", "forfait", "80")}},
		{27, "lambert", "Anniversaire de mariage, séance en famille", quotedOnly, []item{line("Séance en extérieur, deux heures, 20 fichiers", "1", "séance", "280"), line("Tirage 30 × 45 cm encadré, chêne clair", "2", "tirage", "76")}},
		{26, "brasserie", "Carte du soir", direct(never), []item{line("Prise de vue culinaire, demi-journée", "1", "forfait", "420"), retouch.off("20%")}},
		{18, "chocolat", "Coffrets de pralines", accepted(8), []item{line("Photographie de produit sur fond blanc", "24", "image", "19,50"), line("Image d’ambiance pour la boutique en ligne", "3", "image", "110")}},
		{11, "vercors", "Visites du mois", offering("2 %/20", direct(never)), []item{property, line("Visite virtuelle à 360°", "1", "bien", "160")}},
		{6, "maillard", "Portraits d’auteurs, collection de poche", quotedOnly, []item{line("Séance de portrait en studio", "3", "séance", "180"), retouch}},
		{2, "petit", "Tirages de l’album de naissance", draftInvoice, []item{line("Tirage 13 × 18 cm sur papier mat", "20", "tirage", "3,20")}},
		{1, "giraud", "Affiche du spectacle", draftQuote, []item{line("Photographie d’affiche, droits pour une saison", "1", "image", "340")}},
		{0, "faure", "Restauration de trois portraits", issuedOnly, []item{line("Restauration numérique, plis et taches", "3", "photo", "35"), line("Tirage 18 × 24 cm sur papier baryté", "3", "tirage", "12,50")}},
	}
}
