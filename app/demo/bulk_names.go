package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"facturier/invoice"
)

// The words that clients of a large book are drawn from.
var (
	firstNames = strings.Fields("Adèle Agathe Alain Amandine Anaïs Antoine Arthur Aurélie Baptiste Béatrice Bruno Camille Cécile Chloé Claire Clément Corinne Damien Denis Élise Émile Estelle Étienne Fabrice Florence François Gaëlle Gérard Hélène Hugo Inès Jacques Jeanne Joël Juliette Karine Laurent Léa Loïc Louise Lucas Manon Marc Mathilde Maxime Nathalie Nicolas Noémie Océane Olivier Pascal Patricia Paul Pauline Philippe Quentin Raphaël Rémi Romain Sabine Salomé Sébastien Simon Sophie Stéphane Sylvie Théo Thomas Valérie Victor Vincent Yann Yvette Zoé")
	surnames   = strings.Fields("Adam Arnaud Aubert Barbier Baron Benoît Berger Bertrand Besson Blanchard Bouchet Boulanger Bourgeois Boyer Brun Carpentier Chevalier Clément Collet Colin Cousin Daniel David Delmas Denis Deschamps Dubois Dufour Dumas Dupont Dupuy Durand Étienne Fabre Faure Fleury Fontaine Fournier Gaillard Garnier Gauthier Gérard Girard Giraud Guérin Guillaume Hubert Humbert Jacquet Joly Lacroix Lambert Laurent Leblanc Lecomte Lefèvre Legrand Lemaire Lemoine Leroux Leroy Lucas Marchand Martin Masson Mathieu Mercier Meunier Michel Millet Moreau Morel Moulin Muller Nicolas Noël Olivier Paris Perrin Petit Picard Poirier Prévost Rémy Renard Renaud Richard Rivière Robert Robin Roche Rolland Rousseau Roussel Roux Roy Royer Schmitt Simon Thomas Vidal Vincent Weber")
	trading    = []string{"Boulangerie %s", "Librairie %s", "Garage %s", "%s Immobilier SARL", "%s et Fils", "Cabinet %s", "Pharmacie %s", "Hôtel %s", "Transports %s SAS", "Imprimerie %s", "%s Paysage", "Atelier %s", "Clinique vétérinaire %s", "Domaine %s", "%s Conseil SASU", "Restaurant %s"}
	streets    = []string{"rue de la République", "rue Victor-Hugo", "avenue Jean-Jaurès", "place du Marché", "rue des Écoles", "chemin des Vignes", "boulevard Gambetta", "rue Pasteur", "impasse des Tilleuls", "quai de la Gare", "rue du Moulin", "allée des Platanes", "rue Émile-Zola", "route de la Mer"}
	cities     = [][2]string{{"13001", "Marseille"}, {"21000", "Dijon"}, {"29000", "Quimper"}, {"31000", "Toulouse"}, {"33000", "Bordeaux"}, {"34000", "Montpellier"}, {"35000", "Rennes"}, {"37000", "Tours"}, {"38000", "Grenoble"}, {"44000", "Nantes"}, {"49000", "Angers"}, {"51100", "Reims"}, {"54000", "Nancy"}, {"56000", "Vannes"}, {"59000", "Lille"}, {"63000", "Clermont-Ferrand"}, {"67000", "Strasbourg"}, {"69003", "Lyon"}, {"76600", "Le Havre"}, {"86000", "Poitiers"}}
)

// bulkClients are n clients: of ten, six are companies, three consumers and
// one a public body.
func bulkClients(n int, random *rand.Rand) []invoice.Client {
	clients := make([]invoice.Client, n)
	for i := range clients {
		surname := surnames[random.IntN(len(surnames))]
		city := cities[random.IntN(len(cities))]
		place := address(city[0], city[1], fmt.Sprintf("%d %s", 1+random.IntN(120), streets[random.IntN(len(streets))]))
		email := fmt.Sprintf("client%04d@courriel.example", i)
		switch {
		case i%10 < 6:
			clients[i] = firm(10_000+i, fmt.Sprintf(trading[random.IntN(len(trading))], surname), "", email, 30, place)
		case i%10 < 9:
			clients[i] = person(firstNames[random.IntN(len(firstNames))]+" "+surname, email, "", place)
			clients[i].PaymentDays = 30
		default:
			clients[i] = invoice.Client{Type: invoice.Public, Name: "Mairie de " + city[1], Contact: fmt.Sprintf("Service %d", i), Email: email, Address: place,
				SIREN: publicSIRET(10_000 + i)[:9], SIRET: publicSIRET(10_000 + i), PaymentDays: 30}
		}
	}
	return clients
}
