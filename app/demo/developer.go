package demo

import "facturier/invoice"

// developer charges VAT at 20 %.
func developer() trade {
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{
		SIRET: siret(5101), Name: "Karim Benali", TradeName: "Atelier Benali",
		Address: address("44000", "Nantes", "6 rue Kervégan"),
		Email:   "karim@atelier-benali.example", Phone: "02 61 91 44 07",
		Activity: invoice.Services, Regime: invoice.Liable, VATNumber: invoice.FrenchVATNumber(siren(5101)), IBAN: demoIBAN, BIC: demoBIC,
		Mediator: "Médiation Loire Consommation, 2 place Graslin, 44000 Nantes, mediation-loire.example",
	}
	s.DefaultVAT = 2000
	s.Accent = "#1f4e79"
	s.QuoteTerms = "Deux tours de corrections compris. Le code source est remis au règlement du solde.\nAcompte à la commande, solde à la mise en ligne."
	return trade{settings: s, clients: developerClients(), jobs: developerJobs()}
}

func developerClients() map[string]invoice.Client {
	return map[string]invoice.Client{
		"durand":   firm(5201, "Durand SARL", "Service comptabilité", "compta@durand.example", 30, address("44200", "Nantes", "21 boulevard de la Prairie-au-Duc", "Bâtiment C")),
		"kiosque":  firm(5202, "Kiosque & Cie", "Aurélie Vasseur", "aurelie@kiosque.example", 30, address("44000", "Nantes", "9 passage Pommeraye")),
		"velo":     firm(5203, "L’Atelier nantais du vélo", "", "bonjour@atelier-velo.example", 30, address("44100", "Nantes", "58 quai de la Fosse")),
		"clinique": firm(5204, "Clinique vétérinaire des Ponts SELARL", "Dr Claire Jouan", "direction@clinique-ponts.example", 45, address("49000", "Angers", "14 boulevard Foch")),
		"voiles":   firm(5205, "Voilerie Tanguy SAS", "Service achats", "achats@voilerie-tanguy.example", 60, address("56100", "Lorient", "3 quai des Indes")),
		"mairie": {Type: invoice.Public, Name: "Mairie de Rezé", Contact: "Direction de la communication", SIREN: publicSIRET(51)[:9], SIRET: publicSIRET(51),
			Address: address("44400", "Rezé", "Place Jean-Baptiste-Daviais"), Email: "communication@reze.example", ServiceCode: "COM-01", Commitment: "2026-0731", PaymentDays: 30},
		"namur": {Type: invoice.Foreign, Name: "Maison du Conte ASBL", Email: "equipe@maison-conte.example",
			Address: invoice.Address{Lines: []string{"Rue des Brasseurs 28"}, PostCode: "5000", City: "Namur", Country: "BE"}, PaymentDays: 30},
		"fontaine": person("Nadia Fontaine", "nadia.fontaine@courriel.example", "06 39 98 63 18", address("44800", "Saint-Herblain", "12 rue de la Dutée")),
		"leroux":   person("Pascal Leroux", "pascal.leroux@courriel.example", "", address("44300", "Nantes", "40 rue du Ranzay")),
		"marchand": firm(5206, "Librairie Marchand", "Odile Marchand", "odile@librairie-marchand.example", 30, address("85000", "La Roche-sur-Yon", "11 rue Georges-Clemenceau")),
	}
}

var upkeep = line("Maintenance mensuelle : mises à jour, sauvegardes, surveillance", "1", "mois", "95")

func developerJobs() []job {
	return []job{
		{418, "durand", "Refonte du site vitrine", signed(deposit("30%", 8, 62, 95)), []item{
			line("Maquettes des pages d’accueil", "2,5", "jour", "450").off("10%"), line("Intégration, pages fixes et blog", "4", "jour", "420"),
			line("Mise en ligne et formation", "0,5", "jour", "420").about("Deux heures en visioconférence, enregistrées.")}},
		{399, "kiosque", "Maintenance du trimestre, boutique", direct(24), []item{line("Maintenance mensuelle : mises à jour, sauvegardes, surveillance", "3", "mois", "95"), line("Hébergement, offre professionnelle", "3", "mois", "18,40")}},
		{366, "velo", "Réservation en ligne de l’atelier", offering("2 %/8", quoted(6, 41, 47)), []item{line("Développement du module de réservation", "5", "jour", "430"), line("Rappels par e-mail et SMS", "1,5", "jour", "430"), line("Recette avec l’équipe", "0,5", "jour", "430")}},
		{341, "clinique", "Audit d’accessibilité RGAA", overpaid("180", 44), []item{line("Audit de 12 pages types, rapport et plan de correction", "3", "jour", "480")}},
		{315, "fontaine", "Site d’une sophrologue, trois pages", deposit("40%", 5, 30, 37), []item{line("Conception et intégration de trois pages", "1", "forfait", "780"), line("Nom de domaine et hébergement, première année", "1", "an", "74,50")}},
		{296, "mairie", "Agenda des associations", quoted(17, 58, 90), []item{line("Développement du formulaire de dépôt et de la modération", "4", "jour", "440"), line("Export iCalendar et flux RSS", "1", "jour", "440"), line("Documentation et transfert de compétences", "1", "jour", "440")}},
		{268, "namur", "Billetterie du festival", quoted(7, 33, 61), []item{line("Intégration d’une billetterie au site existant", "3", "jour", "430"), line("Assistance le week-end du festival", "2", "jour", "310")}},
		{240, "voiles", "Catalogue en ligne, lot 1", mistaken(58), []item{line("Import de 1 200 références depuis le tableur", "2", "jour", "450"), line("Fiches produit et recherche à facettes", "4,5", "jour", "450")}},
		{219, "leroux", "Dépannage d’un site piraté", direct(2), []item{line("Nettoyage, restauration et durcissement", "5,5", "heure", "68")}},
		{204, "marchand", "Boutique en ligne de la librairie", refused(19, "Retient une solution toute faite"), []item{line("Boutique en ligne et retrait en magasin", "9", "jour", "430"), line("Reprise du stock depuis le logiciel de caisse", "2", "jour", "430")}},
		{187, "kiosque", "Maintenance et livraison", penalized(53), []item{line("Maintenance mensuelle : mises à jour, sauvegardes, surveillance", "3", "mois", "95"), line("Ajout d’un mode de livraison", "3,5", "heure", "62")}},
		{169, "durand", "Formulaire de devis en ligne", cancelled(5, "Bon de commande absent de la facture", 37), []item{line("Développement du formulaire et de l’envoi au CRM", "2", "jour", "430")}},
		{151, "clinique", "Prise de rendez-vous", revised("5%", 16, 48, 89), []item{line("Connexion au logiciel de la clinique", "3", "jour", "460"), line("Parcours de rendez-vous sur téléphone", "3,5", "jour", "440")}},
		{136, "voiles", "Catalogue en ligne, lot 2", reduced("360", 12, "Configurateur livré sans l’export PDF", 62), []item{line("Configurateur de voiles, calcul du prix", "6", "jour", "450"), line("Traduction de l’interface en anglais", "1", "forfait", "380")}},
		{124, "marchand", "Vitrine des dédicaces", direct(never), []item{line("Page des rencontres et inscription", "1,5", "jour", "430"), line("Lettre d’information, gabarit et premier envoi", "0,5", "jour", "430")}},
		{99, "velo", "Suivi des vélos en réparation", quotedOnly, []item{line("Espace client, état de la réparation", "4", "jour", "430"), line("Étiquettes à code QR", "0,5", "jour", "430")}},
		{86, "kiosque", "Fidélité et cartes cadeaux", partly("600", 25), []item{line("Carte de fidélité dématérialisée", "2,5", "jour", "430"), line("Cartes cadeaux, vente et solde", "1,5", "jour", "430")}},
		{71, "durand", "Référencement des pages métiers", direct(never), []item{line("Étude de mots-clés et plan de contenu", "1", "jour", "450"), line("Rédaction de quatre pages", "4", "page", "140")}},
		{64, "namur", "Archive sonore des contes", deposit("30%", 10, never, never), []item{line("Base de 400 enregistrements, lecteur et recherche", "6", "jour", "430"), line("Reprise des fiches papier", "1,5", "jour", "310")}},
		{45, "leroux", "Sauvegarde et transfert d’hébergeur", direct(never), []item{line("Transfert du site et des boîtes aux lettres", "4", "heure", "68")}},
		{39, "velo", "Boutique d’accessoires", accepted(6), []item{line("Boutique de 40 articles, paiement et stock", "5", "jour", "430").off("5%"), line("Photographies non comprises, gabarits fournis", "0,5", "jour", "430")}},
		{33, "mairie", "Carte des travaux", quoted(4, 8, never), []item{line("Carte interactive et filtre par quartier", "3", "jour", "440"), line("Mise à jour depuis le fichier des services", "1", "jour", "440")}},
		{26, "kiosque", "Maintenance du trimestre, boutique", direct(never), []item{line("Maintenance mensuelle : mises à jour, sauvegardes, surveillance", "3", "mois", "95"), line("Hébergement, offre professionnelle", "3", "mois", "18,40")}},
		{27, "fontaine", "Prise de rendez-vous en ligne", quotedOnly, []item{line("Agenda en ligne et rappels", "1", "jour", "430"), line("Page de tarifs", "2", "heure", "62")}},
		{21, "clinique", "Correction des écarts d’accessibilité", accepted(9), []item{line("Correction de 31 écarts, deux passes", "3,5", "jour", "440"), line("Contre-audit de six pages types", "1", "jour", "480")}},
		{13, "voiles", "Catalogue en ligne, lot 3", offering("2 %/20", direct(never)), []item{line("Espace revendeurs, tarifs par remise", "3", "jour", "450"), upkeep}},
		{7, "marchand", "Comptoir des commandes d’école", quotedOnly, []item{line("Saisie des listes scolaires et devis groupés", "3", "jour", "430"), line("Formation de deux libraires", "0,5", "jour", "430")}},
		{2, "durand", "Maintenance du trimestre", draftInvoice, []item{upkeep, line("Correctifs à la demande", "2,25", "heure", "62")}},
		{1, "namur", "Application des programmes", draftQuote, []item{line("Application web hors connexion", "4", "jour", "430")}},
		{0, "leroux", "Installation d’un certificat et redirections", issuedOnly, []item{line("Intervention à distance", "1,5", "heure", "68")}},
	}
}
