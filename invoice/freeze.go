package invoice

// Freeze gives a draft everything that an issued document carries but its
// number: the dates that it lacks, the seller and the wordings of today, the
// totals. The client is the one that the document holds. The error is
// Compute's.
func Freeze(d *Document, s Settings, today Date) error {
	s = s.WithDefaults()
	d.IssueDate, d.DueDate, d.ValidUntil = d.Dates(s, today)
	d.Seller = s.Seller
	if d.Operation == "" {
		d.Operation = s.Seller.Activity
	}
	// The option is about services, whose tax is otherwise due when they are
	// paid (CGI 269-2 c), and means nothing in franchise.
	d.OnDebits = s.OnDebits && s.Seller.Regime == Liable && d.Operation != Goods && !d.OfPenalties()
	if err := d.Compute(); err != nil {
		return err
	}
	d.Escompte = d.Offer(s, today)
	d.Mentions = Mentions(d, s)
	return nil
}
