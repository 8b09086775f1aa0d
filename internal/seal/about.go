package seal

// DataKeys says how many data keys there are. New values are sealed with the last.
func (k *Keys) DataKeys() int { return len(k.ring.Load().data) }
