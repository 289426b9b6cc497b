package reminder

import "strings"

// words are the shipped subject and body of a step.
type words struct{ subject, body string }

// Address is how a client is spoken to.
type Address string

// The two ways: "vous", by default, and "tu". A mise en demeure always says "vous".
const (
	Formal   Address = ""
	Familiar Address = "tutoiement"
)

// WordsFor are the subject and the body of a step: its own, else the shipped
// ones of its tone for the group and the way to speak.
func WordsFor(s Step, g Group, a Address) (subject, body string) {
	shipped := shippedWords(s.Tone, g, a)
	subject, body = shipped.subject, shipped.body
	if s.Subject != "" {
		subject = s.Subject
	}
	if s.Body != "" {
		body = s.Body
	}
	return subject, body
}

// Following is the step with empty words where they are the shipped ones of its
// group, to whoever: they stay so when a later program says them better.
func (s Step) Following(g Group) Step {
	for _, a := range []Address{Formal, Familiar} {
		shipped := shippedWords(s.Tone, g, a)
		if s.Subject == shipped.subject {
			s.Subject = ""
		}
		if strings.TrimSpace(s.Body) == strings.TrimSpace(shipped.body) {
			s.Body = ""
		}
	}
	return s
}

func shippedWords(t Tone, g Group, a Address) words {
	switch {
	case t == Courtesy && a == Familiar:
		return courtesyFamiliar
	case t == Courtesy:
		return courtesy
	case t == Friendly && a == Familiar:
		return friendlyFamiliar
	case t == Friendly:
		return friendly
	case t == Firm && g == Consumers && a == Familiar:
		return firmConsumerFamiliar
	case t == Firm && g == Consumers:
		return firmConsumer
	case t == Firm && g == PublicBodies:
		return firmPublic
	case t == Firm && a == Familiar:
		return firmFamiliar
	case t == Firm:
		return firm
	case t == FormalNotice && g == Consumers:
		return noticeConsumer
	case t == FormalNotice && g == PublicBodies:
		return noticePublic
	case t == FormalNotice:
		return notice
	}
	return words{}
}

// aloneWords are the words of a step that asks for the sums of the invoices and
// for nothing else: those given, unless they speak of penalties.
func aloneWords(s Step, g Group, a Address, subject, body string) (string, string) {
	asks := s.Body == "" || strings.Contains(s.Body, "{penalites}") || strings.Contains(s.Body, "{indemnite}") || strings.Contains(s.Body, "{calcul}")
	switch {
	case s.Tone == Firm && asks:
		return subject, shippedWords(Firm, Consumers, a).body
	case s.Tone == FormalNotice && asks && g == PublicBodies:
		return subject, noticeAlonePublic
	case s.Tone == FormalNotice && asks:
		return subject, noticeAlone
	}
	return subject, body
}

// brokenPromise is said when what was promised did not come; otherwise nothing of
// it is left but the field, and its line goes away.
const brokenPromise = "Je n’ai pas reçu {promesse}."

// withoutRecovery takes the fixed sum out of the words, once it is invoiced.
var withoutRecovery = strings.NewReplacer(
	", et l’indemnité forfaitaire pour frais de recouvrement de {indemnite} (art. D441-5)", "",
	", et l’indemnité forfaitaire de {indemnite} (art. D2192-35)", ",",
	" et {indemnite} d’indemnité forfaitaire pour frais de recouvrement (art. D441-5)", "",
	" et {indemnite} d’indemnité forfaitaire (art. D2192-35)", "",
)

var courtesy = words{"Échéance prochaine : {numeros}", `Bonjour {interlocuteur},

Un mot pour vous rappeler l’échéance prochaine de {factures}, pour {reste}.

{tableau}

{escompte}

Ce message n’est qu’un rappel : si le règlement est déjà en route, merci de ne pas en tenir compte. {copie}
{lien}

Avec mes remerciements,

{vendeur}
{telephone}`}

var courtesyFamiliar = words{"Échéance prochaine : {numeros}", `Bonjour {interlocuteur},

Petit rappel de l’échéance prochaine de {factures}, pour {reste}.

{tableau}

{escompte}

Si le règlement est déjà parti, ne tiens pas compte de ce message. {copie}
{lien}

Merci et à bientôt,

{vendeur}
{telephone}`}

var friendly = words{"En attente de règlement : {numeros}", `Bonjour {interlocuteur},

Sauf erreur de ma part, il reste {reste} à régler sur {factures}.

{tableau}

Je n’ai pas reçu {promesse}.

C’est sans doute un oubli : pourriez-vous faire le nécessaire, ou me dire quand le règlement est prévu ? {copie}
{iban}
{lien}
S’il vient de partir, merci de ne pas tenir compte de ce message.

Bien cordialement,

{vendeur}
{telephone}`}

var friendlyFamiliar = words{"En attente de règlement : {numeros}", `Bonjour {interlocuteur},

Sauf erreur de ma part, il reste {reste} à régler sur {factures}.

{tableau}

Je n’ai pas reçu {promesse}.

Un oubli, sans doute : peux-tu faire le nécessaire, ou me dire quand c’est prévu ? {copie}
{iban}
{lien}
Si c’est déjà fait, ne tiens pas compte de ce message.

Merci d’avance,

{vendeur}
{telephone}`}

var firm = words{"Relance : {numeros}", `Bonjour {interlocuteur},

Malgré mon précédent message, il reste {reste} à régler sur {factures}, {retard}.

{tableau}

Je n’ai pas reçu {promesse}.

Je vous remercie de régler cette somme sous huit jours, ou de me dire sans attendre ce qui s’y oppose.
{iban}
{lien}

Depuis le lendemain de l’échéance, et sans qu’un rappel soit nécessaire, l’article L441-10 du code de commerce met à votre charge des pénalités de retard, {arrete} de {penalites}, et l’indemnité forfaitaire pour frais de recouvrement de {indemnite} (art. D441-5), soit {total} en tout :
{calcul}

Cordialement,

{vendeur}
{telephone}`}

var firmFamiliar = words{"Relance : {numeros}", `Bonjour {interlocuteur},

Malgré mon précédent message, il reste {reste} à régler sur {factures}, {retard}.

{tableau}

Je n’ai pas reçu {promesse}.

Merci de régler cette somme sous huit jours, ou de me dire sans attendre ce qui s’y oppose.
{iban}
{lien}

Depuis le lendemain de l’échéance, et sans qu’un rappel soit nécessaire, l’article L441-10 du code de commerce met à ta charge des pénalités de retard, {arrete} de {penalites}, et l’indemnité forfaitaire pour frais de recouvrement de {indemnite} (art. D441-5), soit {total} en tout :
{calcul}

Bien à toi,

{vendeur}
{telephone}`}

var firmConsumer = words{"Relance : {numeros}", `Bonjour {interlocuteur},

Malgré mon précédent message, il reste {reste} à régler sur {factures}, {retard}.

{tableau}

Je n’ai pas reçu {promesse}.

Je vous remercie de régler cette somme sous huit jours. Si vous rencontrez une difficulté, dites-le-moi : nous pouvons convenir d’un paiement en plusieurs fois.
{iban}
{lien}

Cordialement,

{vendeur}
{telephone}`}

var firmConsumerFamiliar = words{"Relance : {numeros}", `Bonjour {interlocuteur},

Malgré mon précédent message, il reste {reste} à régler sur {factures}, {retard}.

{tableau}

Je n’ai pas reçu {promesse}.

Merci de régler cette somme sous huit jours. Si tu rencontres une difficulté, dis-le-moi : nous pouvons convenir d’un paiement en plusieurs fois.
{iban}
{lien}

Bien à toi,

{vendeur}
{telephone}`}

var firmPublic = words{"Relance : {numeros}", `Madame, Monsieur,

Il reste {reste} à régler sur {factures}, {retard}.

{tableau}

Je n’ai pas reçu {promesse}.

Le délai de paiement étant dépassé, les intérêts moratoires (art. R2192-31 du code de la commande publique), {arrete} de {penalites}, et l’indemnité forfaitaire de {indemnite} (art. D2192-35) sont dus de plein droit, soit {total} en tout :
{calcul}

Pourriez-vous m’indiquer la date de mandatement, ou la pièce qui manquerait au dossier ?
{iban}

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

{vendeur}
{telephone}`}

var notice = words{"Mise en demeure de payer : {numeros}", `Madame, Monsieur,

Malgré mes relances, il reste à ce jour {reste} à régler, en principal, sur {factures}.

{tableau}

Je n’ai pas reçu {promesse}.

Par la présente, je vous mets en demeure de me payer la somme de {total} dans un délai de {delai} à compter de la réception de cette lettre, soit, outre le principal, {penalites} de pénalités de retard (art. L441-10 du code de commerce) et {indemnite} d’indemnité forfaitaire pour frais de recouvrement (art. D441-5) :
{calcul}

Les pénalités continuent de courir jusqu’au complet paiement.
{iban}

À défaut de règlement dans ce délai, je saisirai la juridiction compétente, notamment par une requête en injonction de payer (art. 1405 et suivants du code de procédure civile), sans autre avis.

La présente vaut mise en demeure au sens des articles 1231-6 et 1344 du code civil.

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

{vendeur}`}

var noticeConsumer = words{"Mise en demeure de payer : {numeros}", `Madame, Monsieur,

Malgré mes relances, il reste à ce jour {reste} à régler sur {factures}.

{tableau}

Je n’ai pas reçu {promesse}.

Par la présente, je vous mets en demeure de me payer la somme de {reste} dans un délai de {delai} à compter de la réception de cette lettre.
{iban}

À compter de cette réception, les intérêts au taux légal courent sur la somme due (art. 1231-6 et 1344 du code civil).

À défaut de règlement dans ce délai, je saisirai la juridiction compétente, notamment par une requête en injonction de payer (art. 1405 et suivants du code de procédure civile). Si vous traversez une difficulté, dites-le-moi avant ce terme : un échéancier reste possible.

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

{vendeur}`}

var noticePublic = words{"Mise en demeure de payer : {numeros}", `Madame, Monsieur,

Malgré mes demandes, il reste à ce jour {reste} à régler, en principal, sur {factures}.

{tableau}

Je n’ai pas reçu {promesse}.

Par la présente, je vous mets en demeure de procéder au paiement de {total} dans un délai de {delai}, soit, outre le principal, {penalites} d’intérêts moratoires (art. R2192-31 du code de la commande publique) et {indemnite} d’indemnité forfaitaire (art. D2192-35) :
{calcul}

Les intérêts continuent de courir jusqu’au complet paiement.
{iban}

À défaut, je saisirai le comptable public puis, au besoin, la juridiction administrative, par la voie du référé-provision.

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

{vendeur}`}

// noticeAlone asks for sums that bear no interest by themselves, or whose interest
// is invoiced to the day: it is a mise en demeure as much as the other one.
const noticeAlone = `Madame, Monsieur,

Malgré mes relances, il reste à ce jour {reste} à régler sur {factures}.

{tableau}

Je n’ai pas reçu {promesse}.

Par la présente, je vous mets en demeure de me payer cette somme dans un délai de {delai} à compter de la réception de cette lettre.
{iban}

À défaut de règlement dans ce délai, je saisirai la juridiction compétente, notamment par une requête en injonction de payer (art. 1405 et suivants du code de procédure civile), sans autre avis.

La présente vaut mise en demeure au sens des articles 1231-6 et 1344 du code civil.

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

{vendeur}`

const noticeAlonePublic = `Madame, Monsieur,

Malgré mes demandes, il reste à ce jour {reste} à régler sur {factures}.

{tableau}

Par la présente, je vous mets en demeure de procéder au paiement de cette somme dans un délai de {delai}.
{iban}

À défaut, je saisirai le comptable public puis, au besoin, la juridiction administrative, par la voie du référé-provision.

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

{vendeur}`
