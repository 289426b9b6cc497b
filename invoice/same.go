package invoice

import "strings"

// Same says whether two clients, normalised, are one and the same: by SIREN,
// and SIRET when both have one; a client without SIREN by its name, whatever its
// case but not its accents, and its post code and city when both have them.
func (c *Client) Same(other *Client) bool {
	if c.SIREN != "" {
		return c.SIREN == other.SIREN && agree(c.SIRET, other.SIRET)
	}
	return sameWords(c.Name, other.Name) && agree(c.Address.PostCode, other.Address.PostCode) && agree(c.Address.City, other.Address.City)
}

// agree says that two texts do not contradict each other.
func agree(a, b string) bool { return a == "" || b == "" || sameWords(a, b) }

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
