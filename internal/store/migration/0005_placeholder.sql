SELECT 1; -- the lead takes this out when 0005 comes
