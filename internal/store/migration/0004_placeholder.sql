SELECT 1; -- the lead takes this out when 0004 comes
